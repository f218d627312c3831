"""Parse, resolve and count on one machine where memory ends: parts on the disk, one after another."""
