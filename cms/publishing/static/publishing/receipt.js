/* Announces when the user's latest change is live, and what is wrong with the page that is open. */
(() => {
  const address = document.currentScript.dataset.receipts;
  const FIRST_PAUSE = 400;
  const LONGEST_PAUSE = 5000;
  const FRESH = 60000;

  const page = (location.pathname.match(/\/pages\/(\d+)\//) || [])[1] || "";
  const announced = () => Number(sessionStorage.getItem("receipt") || 0);

  const box = document.createElement("div");
  box.className = "receipt";
  box.setAttribute("role", "status");
  box.hidden = true;

  const show = (title, text, problems) => {
    const name = document.createElement("strong");
    name.textContent = title;
    box.replaceChildren(name, document.createTextNode(text));
    if (problems.length) {
      const list = document.createElement("ul");
      for (const problem of problems) {
        const item = document.createElement("li");
        item.textContent = problem.text;
        list.append(item);
      }
      box.append(list);
    }
    box.hidden = !text && !problems.length;
  };

  const started = Date.now();
  const ask = async (pause) => {
    let answer;
    try {
      const response = await fetch(`${address}?page=${page}`, { headers: { Accept: "application/json" } });
      if (!response.ok) return;
      answer = await response.json();
    } catch {
      answer = null;
    }
    const change = answer && answer.change;
    const isNew = change && change.id > announced();
    if (isNew || (answer && answer.problems.length)) {
      show(isNew ? change.title : "", isNew ? change.text : "", (answer && answer.problems) || []);
    }
    if (isNew && change.state === "done") sessionStorage.setItem("receipt", change.id);
    const open = !answer || (isNew && change.state !== "done");
    if (open && Date.now() - started < FRESH) {
      setTimeout(ask, pause, Math.min(pause * 1.5, LONGEST_PAUSE));
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(box);
    ask(FIRST_PAUSE);
  });
})();
