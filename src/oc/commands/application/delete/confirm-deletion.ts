import { qualifiedName } from '../../../client/object-name.ts';
import type { Invocation } from '../../../command.ts';
import type { Target } from './delete.ts';

/** Asks whether these objects shall go, as `oc delete --interactive` does; anything but a `y` is a no. */
export const confirmDeletion = async ({ context }: Invocation, targets: readonly Target[]): Promise<boolean> => {
  const lines = targets.map(({ kind, name }) => `${qualifiedName(kind, name)}\n`);
  context.stdout(
    `You are about to delete the following ${targets.length} resource(s):\n${lines.join('')}Do you want to continue? (y/n): `,
  );
  const answer = context.stdin ?? (await context.typedLine?.()) ?? '';
  const agreed = answer.trim().split(/\s+/)[0]?.toLowerCase() === 'y';
  if (!agreed) context.stdout('deletion is cancelled\n');
  return agreed;
};
