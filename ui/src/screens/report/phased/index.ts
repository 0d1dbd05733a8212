export { Builder } from './Builder';
export { Schedule, ScheduleWords } from './Schedule';
export { hasSchedule, scheduleText, withPhased } from './weeks';
