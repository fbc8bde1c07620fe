import type { Build } from '../../resources/builds/build.ts';
import { hasEnded } from '../../resources/builds/build.ts';
import { buildKind } from '../../resources/kinds/kinds.ts';
import { untilObject } from '../client/until-object.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Waits until a build has come to its end. @throws OcError unless that is a good one */
export const waitForBuild = async (invocation: Invocation, name: string): Promise<void> => {
  const { metadata, status } = await endOfBuild(invocation, name);
  if (status?.phase !== 'Complete')
    throw new OcError(`the build ${metadata.namespace}/${metadata.name} status is ${JSON.stringify(status?.phase)}`);
};

/** The build as it has ended. @throws OcError when the server stops telling */
export const endOfBuild = async (invocation: Invocation, name: string): Promise<Build> => {
  const ended = await untilObject<Build>(invocation, buildKind, invocation.namespace, name, hasEnded);
  if (ended === undefined) throw new OcError(`the build ${invocation.namespace}/${name} has not ended`);
  return ended;
};
