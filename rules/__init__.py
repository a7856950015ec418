"""The rules that ship: one YAML file each, and all of them compiled in one generated file."""
