import type { Build } from '../../../resources/builds/build.ts';
import { type Instruction, instructionOf } from './dockerfile.ts';

/**
 * Lets the command that a build wants to see succeed run in what was built, in a stage of its own: the image is what there was
 * before.
 *
 * @see https://github.com/openshift/builder/blob/release-4.19/pkg/build/builder/docker.go
 */
export const withPostCommit = (
  instructions: readonly Instruction[],
  { metadata: { uid = '' }, spec }: Build,
): Instruction[] => {
  const command = commandOf(spec.postCommit);
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  const from = instructions[last];
  if (command === '' || from === undefined) return [...instructions];
  const [image = '', , name = `appimage${uid.replaceAll('-', '')}`] = from.rest.split(/\s+/);
  const again = instructionOf('FROM', name);
  return [
    ...instructions.slice(0, last),
    { ...from, rest: `${image} AS ${name}` },
    ...instructions.slice(last + 1),
    again,
    instructionOf('RUN', command),
    again,
  ];
};

/** A script is run by an interactive shell, as images that bring software collections want it. */
const commandOf = ({ command = [], args = [], script = '' }: Build['spec']['postCommit'] = {}): string =>
  (script === '' ? [...command, ...args].join(' ') : `/bin/sh -ic '${[script, ...args].join(' ')}'`).trim();
