import type { Clock } from '../../../ports/clock.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import { dayOf } from '../../apimachinery/timestamp.ts';

const LAST_USED = 'kubernetes.io/legacy-token-last-used';
const INVALID_SINCE = 'kubernetes.io/legacy-token-invalid-since';

const DAY = 24 * 3600 * 1000;

/** Writes down that the token of a secret was shown. */
export type NoteUse = (secret: Secret) => void;

/**
 * Keeps in a label of secrets on which day their token was shown last. A write that fails is made up for by the next use.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#legacy-serviceaccount-token-tracking-controller
 */
export const noteLastUse =
  (client: Pick<Client, 'modify'>, clock: Clock): NoteUse =>
  ({ metadata: { name, namespace, uid, labels } }) => {
    const now = clock.now();
    const today = dayOf(now);
    const known = labels?.[LAST_USED];
    // The clocks of two servers may be on two days.
    if (known === today || known === dayOf(now + DAY)) return;
    client
      .modify<Secret>(secretKind, namespace, name, (current) => {
        if (current.metadata.uid === uid) current.metadata.labels = { ...current.metadata.labels, [LAST_USED]: today };
      })
      .catch(() => undefined);
  };

export const holdsToken = ({ metadata, data }: Secret, token: string): boolean =>
  metadata.deletionTimestamp === undefined && Buffer.from(data?.['token'] ?? '', 'base64').toString() === token;

/** Whether somebody has taken the token of a secret out of use. */
export const isInvalid = ({ metadata: { labels } }: Secret): boolean => Boolean(labels?.[INVALID_SINCE]);
