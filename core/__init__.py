"""Reading, checking and writing the annual report: functions over frozen values, without Qt."""
