"""Where mail is sent: git hooks, a sendmail that looks first, and an SMTP gate. All of them call `judging.judge`.

Whatever happens here, no message is lost and none is altered: what is handed on has the bytes that came in.
"""
