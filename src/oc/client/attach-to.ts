import type { Invocation } from '../command.ts';

/** What is said before somebody can type. */
export const PROMPT = "If you don't see a command prompt, try pressing enter.\n";

/** Shows what a container writes from now on, and passes on what stands on stdin if that is wanted. */
export const attachTo = async (
  { client, context, flags }: Invocation,
  place: { readonly namespace: string; readonly pod: string; readonly container: string },
  stdin = flags.boolean('stdin'),
): Promise<number> => {
  const [stdout, stderr] = [new TextDecoder(), new TextDecoder()];
  return await client.api.exec({
    ...place,
    ...(stdin && { stdin: context.stdin ?? '' }),
    onStdout: (chunk) => context.stdout(stdout.decode(chunk, { stream: true })),
    onStderr: (chunk) => context.stderr(stderr.decode(chunk, { stream: true })),
  });
};
