const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A cron expression as a person says it, where it is a simple one; else the expression itself. */
export function cronInWords(cron: string): string {
  const fields = cron.trim().split(/\s+/);
  // Quartz writes seconds first; they say nothing here.
  const [minute, hour, day, month, weekday] = fields.length >= 6 ? fields.slice(1, 6) : fields;
  if (minute === undefined || hour === undefined || !/^\d+$/.test(minute) || (month ?? '*') !== '*' || !['*', '?', undefined].includes(day)) return cron;
  if (hour === '*') return `every hour at ${minute.padStart(2, '0')} past`;
  if (!/^\d+$/.test(hour)) return cron;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (['*', '?', undefined].includes(weekday)) return `every day at ${time}`;
  const name = /^[0-6]$/.test(weekday ?? '') && fields.length < 6 ? days[Number(weekday)] : undefined;
  return name ? `every ${name} at ${time}` : cron;
}
