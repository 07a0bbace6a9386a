"""Records what each output read, so that it is known which outputs an edit affects."""
