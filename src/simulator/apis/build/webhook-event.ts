import { type BuildConfig, type GitRevision, isFollowedRef } from '../../../resources/builds/build-config.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { bitbucketPush } from './bitbucket-push.ts';
import { genericEvent } from './generic-event.ts';
import { type HookCall, type HookEvent, jsonBody, type Push } from './webhook-call.ts';

/**
 * What a call of a webhook asks for: which commit to build, or to build nothing because another branch was pushed.
 *
 * @throws StatusError 400 for an event that cannot be understood
 * @see https://github.com/openshift/openshift-apiserver/tree/release-4.19/pkg/build/apiserver/webhook
 */
export const webhookEvent = async (hook: HookType, config: BuildConfig, call: HookCall): Promise<HookEvent> => {
  if (hook === 'generic') return genericEvent(config, call);
  const { names, read } = services[hook];
  requireJson(call.contentType);
  const event = names.map((name) => call.headers[name.toLowerCase()]).find(Boolean);
  if (typeof event !== 'string') throw badRequest(`missing ${names.join(' or ')}`);
  const push = read(event, call.body);
  if (push === undefined || !isFollowedRef(config, push.ref)) return { proceed: false };
  return { proceed: true, revision: push.revision };
};

/** The services that may call. */
export type HookType = 'generic' | 'github' | 'gitlab' | 'bitbucket';

interface Service {
  /** The headers that name the event. */
  readonly names: readonly string[];
  /** `undefined`: nothing was pushed. */
  read(event: string, body: Buffer): Push | undefined;
}

const services: Readonly<Record<Exclude<HookType, 'generic'>, Service>> = {
  github: {
    names: ['X-GitHub-Event', 'X-Gogs-Event'],
    read: (event, body) => {
      if (event === 'ping') return undefined;
      if (event !== 'push') throw badRequest(`Unknown X-GitHub-Event or X-Gogs-Event ${event}`);
      const { ref = '', head_commit: commit = {} } = jsonBody<{ ref?: string; head_commit?: Commit }>(body);
      return { ref, revision: revisionOf(commit, commit.committer) };
    },
  },
  gitlab: {
    names: ['X-Gitlab-Event'],
    read: (event, body) => {
      if (event !== 'Push Hook') throw badRequest(`Unknown X-Gitlab-Event ${event}`);
      const { ref = '', commits = [] } = jsonBody<{ ref?: string; commits?: Commit[] }>(body);
      const commit = commits.at(-1) ?? {};
      return { ref, revision: revisionOf(commit, commit.author) };
    },
  },
  bitbucket: { names: ['X-Event-Key'], read: bitbucketPush },
};

interface Commit {
  id?: string;
  message?: string;
  author?: GitRevision['author'];
  committer?: GitRevision['author'];
}

const revisionOf = ({ id, message, author }: Commit, committer: Commit['author']): GitRevision => ({
  ...(id && { commit: id }),
  author: personOf(author),
  committer: personOf(committer),
  ...(message && { message }),
});

const personOf = ({ name, email }: NonNullable<Commit['author']> = {}): NonNullable<Commit['author']> => ({
  ...(name && { name }),
  ...(email && { email }),
});

const requireJson = (contentType: string): void => {
  if (contentType === '') throw badRequest('non-parseable Content-Type  (mime: no media type)');
  if (contentType.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    throw badRequest(`unsupported Content-Type ${contentType}`);
};
