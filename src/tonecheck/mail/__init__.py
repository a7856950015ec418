"""Where mail is sent: git hooks, a sendmail that looks first, an SMTP gate, and the program behind Thunderbird's extension.

Whatever happens here, no message is lost and none is altered: what is handed on has the bytes that came in.
"""
