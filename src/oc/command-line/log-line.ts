/** A line of the log of `oc`; `place`: the line of its source that says so, `severity`: `I` or `W`. */
export const logLine = (now: number, place: string, text: string, severity: 'I' | 'W' = 'W'): string => {
  const [date = '', time = ''] = new Date(now).toISOString().split(/[TZ]/);
  const stamp = `${severity}${date.slice(5).replace('-', '')} ${time}000`;
  return `${stamp} ${String(process.pid).padStart(7)} ${place}] ${text}\n`;
};
