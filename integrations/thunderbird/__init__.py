"""The Thunderbird extension that ships: its files are packed into an .xpi by `tonecheck.mail.thunderbird`."""
