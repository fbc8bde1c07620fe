import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Admission, type AdmissionAttributes, admit } from '../../apimachinery/admission.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import { withDistinctOwners } from '../../apimachinery/distinct-owners.ts';
import { equal } from '../../apimachinery/equality.ts';
import { internalError } from '../../apimachinery/status-error.ts';
import { prune } from '../../apimachinery/structural-schema.ts';
import { callWebhook } from './call-webhook.ts';
import type { Surroundings } from './matched-write.ts';
import { ownersAfterWebhooks } from './owners-after-webhooks.ts';
import { replaceFields } from './replace-fields.ts';
import { asRequested, type SeenWrite } from './seen-as.ts';
import type { Webhook, WebhookConfiguration } from './validate-webhooks.ts';
import { invocationOf, webhooksOf } from './webhook-invocation.ts';
import { patched, readOperations } from './webhook-patch.ts';

/** Which webhooks want to be asked again, and which of them are to be. */
interface Rounds {
  reinvocable: Set<Webhook>;
  readonly due: Set<Webhook>;
}

/**
 * Asks all webhooks that a write is for, one after the other; each may change the object. When one has, the plug-ins of the
 * server look at it once more, and so do the webhooks that want to know of changes after their own.
 *
 * @param plugins those that were asked before
 * @throws StatusError in the words of the webhook that denies; 500 when one that must be asked cannot be
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/admission/plugin/webhook/mutating/dispatcher.go
 */
export const askMutatingWebhooks = async (
  attributes: AdmissionAttributes,
  configurations: readonly WebhookConfiguration[],
  surroundings: Surroundings,
  plugins: readonly Admission[],
): Promise<void> => {
  const { object, context } = attributes;
  const { managedFields } = object.metadata ?? {};
  const webhooks = webhooksOf(configurations);
  const rounds: Rounds = { reinvocable: new Set(), due: new Set() };
  const requested = await asRequested(attributes, surroundings.catalog);
  if (!(await askInTurn(webhooks, requested.attributes, surroundings, rounds))) return;
  if (attributes.subresource === undefined) {
    const before = copyOf(requested.attributes.object);
    await admit(plugins, requested.attributes);
    if (!equal(requested.attributes.object, before)) requireAgain(rounds);
  }
  const again = webhooks.filter((webhook) => rounds.due.has(webhook));
  await askInTurn(again, requested.attributes, surroundings, rounds);
  await requested.takeOver();
  if (object.metadata === undefined) return;
  ownersAfterWebhooks(object, managedFields, context.warnings);
  withDistinctOwners(object, context.warnings, ' after mutating admission happens');
};

/** Whoever was asked before a change is asked again. */
const requireAgain = (rounds: Rounds): void => {
  for (const webhook of rounds.reinvocable) rounds.due.add(webhook);
  rounds.reinvocable = new Set();
};

/** @returns whether one of them changed the object */
const askInTurn = async (
  webhooks: readonly Webhook[],
  attributes: AdmissionAttributes,
  surroundings: Surroundings,
  rounds: Rounds,
): Promise<boolean> => {
  let hasChanged = false;
  for (const webhook of webhooks) {
    const seen = await invocationOf(webhook, attributes, surroundings);
    if (seen === undefined) continue;
    if (await mutate(webhook, seen, attributes, surroundings)) {
      hasChanged = true;
      requireAgain(rounds);
    }
    if (webhook.reinvocationPolicy === 'IfNeeded') rounds.reinvocable.add(webhook);
  }
  return hasChanged;
};

const mutate = async (
  webhook: Webhook,
  seen: SeenWrite,
  requested: AdmissionAttributes,
  { listers, catalog }: Surroundings,
): Promise<boolean> => {
  const answer = await callWebhook(webhook, { seen, requested, isMutating: true }, listers);
  const operations = answer?.patch ? readOperations(answer.patch) : [];
  if (operations.length === 0) return false;
  const { operation, kind, body, object } = seen.attributes;
  if (operation === 'DELETE')
    throw internalError(
      `admission webhook ${JSON.stringify(webhook.name)} attempted to modify the object, which is not supported for this operation`,
    );
  const before = copyOf(object);
  const next = patched(object, operations);
  replaceFields(object, isCustomKind(kind) && body === undefined ? (prune(next, kind.schema, []) as KubeObject) : next);
  const isWhole = body === undefined || body.kind === kind.kind;
  if (isWhole) catalog.find(kind)?.applyDefaults?.(object);
  await seen.takeOver();
  return !equal(object, before);
};
