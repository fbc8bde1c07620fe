import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import type { BuildRequest } from '../../../resources/builds/build.ts';
import { type BuildConfig, type GitRevision, isFollowedRef } from '../../../resources/builds/build-config.ts';
import { goYaml } from '../../../resources/yaml/go-yaml.ts';
import type { HookCall, HookEvent } from './webhook-call.ts';

interface Payload extends Pick<BuildRequest, 'env' | 'dockerStrategyOptions'> {
  git?: Ref & { refs?: Ref[] | null };
}

interface Ref extends GitRevision {
  ref?: string;
}

/**
 * What a call of the generic webhook asks for. Nothing in it has to be right for a build to start, except that a branch that is
 * named must be the one that is built.
 *
 * @see https://docs.openshift.com/container-platform/4.19/cicd/builds/triggering-builds-build-hooks.html#builds-using-generic-webhooks_triggering-builds-build-hooks
 */
export const genericEvent = async (config: BuildConfig, call: HookCall): Promise<HookEvent> => {
  const type = call.contentType.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/yaml')
    return { proceed: true, warning: 'invalid Content-Type on payload, ignoring payload and continuing with build' };
  if (call.body.length === 0) return { proceed: true };
  try {
    const payload = type === 'application/yaml' ? await parsedYaml(call.body) : JSON.parse(call.body.toString());
    return askedFor(config, (payload ?? {}) as Payload, call.allowEnv);
  } catch (error) {
    const problem =
      type === 'application/yaml'
        ? `error converting payload to json: yaml: ${(error as Error).message.split('\n')[0]}`
        : `error unmarshalling payload: ${jsonSyntaxError(call.body.toString())}`;
    return { proceed: true, warning: `${problem}, ignoring payload and continuing with build` };
  }
};

const parsedYaml = async (body: Buffer): Promise<unknown> =>
  (await import('yaml')).parse(body.toString(), {
    ...goYaml,
    maxAliasCount: 100,
    uniqueKeys: false,
  });

const askedFor = (config: BuildConfig, { env, dockerStrategyOptions, git }: Payload, allowEnv: boolean): HookEvent => {
  const source = config.spec.source?.git;
  const asked = {
    proceed: true,
    ...(env && env.length > 0 && allowEnv && { env }),
    ...(dockerStrategyOptions && { dockerStrategyOptions }),
  };
  if (source == null) return asked;
  if (git == null)
    return { ...asked, warning: 'no git information found in payload, ignoring and continuing with build' };
  if (git.refs) {
    const match = git.refs.find(({ ref = '' }) => isFollowedRef(config, ref));
    return match === undefined
      ? {
          proceed: false,
          warning: `skipping build. None of the supplied refs matched ${JSON.stringify(source.ref ?? '')}`,
        }
      : { ...asked, revision: revisionOf(match) };
  }
  const { ref = '' } = git;
  return isFollowedRef(config, ref)
    ? { ...asked, revision: revisionOf(git) }
    : {
        proceed: false,
        warning: `skipping build. Branch reference from ${JSON.stringify(ref)} does not match configuration`,
      };
};

const revisionOf = ({ commit, author, committer, message }: Ref): GitRevision => ({
  ...(commit && { commit }),
  author: author ?? {},
  committer: committer ?? {},
  ...(message && { message }),
});
