"""Data of the shipped models, each in a folder with its card; made by the commands in `training/`."""
