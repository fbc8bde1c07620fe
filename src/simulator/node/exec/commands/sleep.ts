import type { Command } from '../process.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Sleeps on the cluster's clock. */
export const sleep: Command = async ({ args, container: { clock }, err }) => {
  const [duration = ''] = args;
  const [, amount, unit] = /^(\d+(?:\.\d+)?|infinity)([smhd]?)$/.exec(duration) ?? [];
  if (amount === undefined) {
    err(duration === '' ? 'sleep: missing operand\n' : `sleep: invalid time interval '${duration}'\n`);
    return 1;
  }
  const milliseconds =
    amount === 'infinity' ? Number.POSITIVE_INFINITY : Number(amount) * (UNITS[unit || 's'] as number);
  await new Promise<void>((resolve) => clock.after(milliseconds, resolve));
  return 0;
};
