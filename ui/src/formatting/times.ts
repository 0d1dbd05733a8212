/** Times of day in Europe/London, 24 hours. */
const clock = (seconds: boolean) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  });

const toMinute = clock(false);
const toSecond = clock(true);

/** `10:42` */
export const timeOfDay = (moment: Date): string => toMinute.format(moment);

/** `10:42:07`: for "Saved", where a person compares it with the clock on the wall. */
export const timeToSecond = (moment: Date): string => toSecond.format(moment);
