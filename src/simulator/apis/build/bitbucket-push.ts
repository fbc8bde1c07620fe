import { badRequest } from '../../apimachinery/status-error.ts';
import { jsonBody, type Push } from './webhook-call.ts';

/**
 * What was pushed to Bitbucket, in the cloud (`repo:push`) or on a server of one's own (`repo:refs_changed`).
 *
 * @throws StatusError 400 for another event
 * @see https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Push
 */
export const bitbucketPush = (event: string, body: Buffer): Push => {
  const push = event === 'repo:push' ? fromCloud(body) : event === 'repo:refs_changed' ? fromServer(body) : undefined;
  if (push === undefined) throw badRequest(`Unknown Bitbucket X-Event-Key ${event}`);
  return push;
};

interface CloudEvent {
  push?: {
    changes?: {
      commits?: { hash?: string; message?: string; author?: { username?: string } }[];
      old?: { name?: string };
    }[];
  };
}

/** The branch is told as it was before: one that was deleted has no name after it. */
const fromCloud = (body: Buffer): Push => {
  const [change] = jsonBody<CloudEvent>(body).push?.changes ?? [];
  const [commit] = change?.commits ?? [];
  if (commit === undefined) throw unusable(body);
  const { hash, message, author } = commit;
  const person = author?.username ? { name: author.username } : {};
  return {
    ref: change?.old?.name ?? '',
    revision: { ...(hash && { commit: hash }), author: person, committer: person, ...(message && { message }) },
  };
};

const fromServer = (body: Buffer): Push => {
  const [change] = jsonBody<{ changes?: { ref?: { displayId?: string }; toHash?: string }[] }>(body).changes ?? [];
  if (change === undefined) throw unusable(body);
  return { ref: change.ref?.displayId ?? '', revision: change.toHash ? { commit: change.toHash } : {} };
};

const unusable = (body: Buffer): Error => badRequest(`Unable to extract valid event from payload: ${body}`);
