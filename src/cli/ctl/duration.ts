import { ConfigurationError } from '../../errors/configuration-error.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Milliseconds from `15m`, `2h30m`, `14d` or `500ms`.
 *
 * @throws ConfigurationError for anything else
 */
export const parseDuration = (text: string): number => {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text)
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
  throw new ConfigurationError(`"${text}" is no duration.`, { hint: 'write 2s, 15m, 2h30m or 14d' });
};
