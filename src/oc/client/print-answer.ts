import type { KubeRequest } from '../../ports/kube-api.ts';
import type { Invocation } from '../command.ts';

/** Sends a request and prints the answer as it comes, whatever it is: characters that two pieces share stay whole. */
export const printAnswer = async (
  { client, context }: Pick<Invocation, 'client' | 'context'>,
  request: KubeRequest,
): Promise<void> => {
  const decoder = new TextDecoder();
  for await (const chunk of client.stream(request)) context.stdout(decoder.decode(chunk, { stream: true }));
};
