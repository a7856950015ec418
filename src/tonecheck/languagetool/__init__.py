"""A LanguageTool on this machine: where it listens (`address`), how a copy is started (`local`) and got (`install`).

Nothing here imports language-tool-python except `client`, which is imported when the first text is sent.
"""
