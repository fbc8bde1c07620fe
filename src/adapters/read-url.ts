import { ConfigurationError } from '../errors/configuration-error.ts';
import { EnvironmentError } from '../errors/environment-error.ts';

/**
 * Reads a text from a server outside, and tries twice more while that says that the fault is its own.
 *
 * @throws EnvironmentError when it cannot be reached, ConfigurationError when it does not have the text
 */
export const readUrl = async (url: string): Promise<string> => {
  for (let attempts = 3; ; attempts -= 1) {
    const answer = await fetch(url).catch((error: Error) => unreachable(url, error));
    if (answer.ok) return await answer.text();
    await answer.body?.cancel();
    if (answer.status < 500 || attempts === 1)
      throw new ConfigurationError(
        `unable to read URL ${JSON.stringify(url)}, server reported ${answer.status} ${answer.statusText}, status code=${answer.status}`,
      );
  }
};

const unreachable = (url: string, error: Error): never => {
  const { code = '', message = error.message } = (error.cause ?? {}) as { readonly code?: string; message?: string };
  throw new EnvironmentError(`${new URL(url).origin} cannot be reached: ${code} ${message}`, { cause: error });
};
