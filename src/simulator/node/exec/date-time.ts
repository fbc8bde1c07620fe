const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment in UTC, by the conversions of strftime. */
export const dateTime = (milliseconds: number, format: string): string => {
  const date = new Date(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const conversions: Readonly<Record<string, () => string>> = {
    a: () => DAYS[date.getUTCDay()] as string,
    b: () => MONTHS[date.getUTCMonth()] as string,
    d: () => two(date.getUTCDate()),
    e: () => String(date.getUTCDate()).padStart(2),
    F: () => date.toISOString().slice(0, 10),
    H: () => two(date.getUTCHours()),
    m: () => two(date.getUTCMonth() + 1),
    M: () => two(date.getUTCMinutes()),
    N: () =>
      String(Math.floor(milliseconds) % 1000)
        .padStart(3, '0')
        .padEnd(9, '0'),
    s: () => String(Math.floor(milliseconds / 1000)),
    S: () => two(date.getUTCSeconds()),
    T: () => date.toISOString().slice(11, 19),
    Y: () => String(date.getUTCFullYear()),
    Z: () => 'UTC',
    z: () => '+0000',
    '%': () => '%',
  };
  return format.replace(/%([A-Za-z%])/g, (written, letter: string) => conversions[letter]?.() ?? written);
};
