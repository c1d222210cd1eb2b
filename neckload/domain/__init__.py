"""Pure rules: tables and numbers in, tables and facts out. No clock, no files, no screen."""
