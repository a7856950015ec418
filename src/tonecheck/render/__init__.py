"""Reports as text, JSON, SARIF and GitHub workflow commands: functions of reports to strings, nothing else."""
