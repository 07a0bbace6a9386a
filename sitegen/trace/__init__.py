"""What each output read: the ground on which an edit dirties few outputs."""
