import { buildConfigKind, buildKind } from '../../resources/kinds/kinds.ts';
import { isNotFound } from '../client/client.ts';
import { resolveKind } from '../client/discovery.ts';
import type { Invocation } from '../command.ts';
import { errorText } from '../error-text.ts';
import { PlainError } from '../oc-error.ts';
import { latestBuild, printBuildLog } from './build-logs.ts';

/** `bc/web` and `build/web-1` are served by the API of builds. @returns whether one of them was meant */
export const printBuild = async (invocation: Invocation): Promise<boolean> => {
  const { args, flags, client, namespace } = invocation;
  const [type, name] = args[0]?.split('/') ?? [];
  const kind = type !== undefined && name !== undefined ? await resolveKind(client, type) : undefined;
  if (kind !== buildKind && kind !== buildConfigKind) return false;
  const build =
    kind === buildKind || flags.has('version')
      ? (name as string)
      : (await latestBuild(invocation, name as string)).metadata.name;
  const tail = flags.number('tail');
  const isVersion = flags.has('version');
  if (isVersion && kind === buildConfigKind) await client.get(kind, namespace, name as string);
  await printBuildLog(invocation, isVersion ? `${name}-${flags.number('version')}` : build, {
    ...(flags.boolean('follow') ? { follow: true } : { nowait: true }),
    ...(flags.boolean('previous') && { previous: true }),
    ...(flags.boolean('timestamps') && { timestamps: true }),
    ...(tail >= 0 && { tailLines: tail }),
    ...(flags.number('limit-bytes') > 0 && { limitBytes: flags.number('limit-bytes') }),
    ...(flags.duration('since') > 0 && { sinceSeconds: Math.ceil(flags.duration('since') / 1000) }),
    ...(flags.has('since-time') && { sinceTime: flags.string('since-time') }),
  }).catch((error: unknown) => {
    // A version is asked for without a look whether it is there: the server's words stand alone.
    throw isVersion && isNotFound(error) ? new PlainError(errorText(error).trimEnd(), { cause: error }) : error;
  });
  return true;
};
