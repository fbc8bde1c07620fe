import fastJsonPatch from 'fast-json-patch';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { badRequest, internalError, StatusError } from '../../apimachinery/status-error.ts';
import { prune } from '../../apimachinery/structural-schema.ts';
import { type AdmissionAnswer, callWebhook } from './call-webhook.ts';
import { matchesRequest } from './matches-request.ts';
import { compileExpression } from './policy-language.ts';
import { policyVariables } from './policy-variables.ts';
import type { Webhook, WebhookConfiguration } from './validate-webhooks.ts';

/** What the webhooks of one kind may do, and where they find what they need to know. */
export interface WebhookSurroundings {
  readonly isMutating: boolean;
  readonly listers: Listers;
  readonly catalog: ApiCatalog;
}

/**
 * Asks all webhooks that a write is for, in the order of their names. A mutating one may change the object in place.
 *
 * @throws StatusError in the words of the webhook that denies; 500 when one that must be asked cannot be
 */
export const askWebhooks = async (
  attributes: AdmissionAttributes,
  configurations: readonly WebhookConfiguration[],
  surroundings: WebhookSurroundings,
): Promise<void> => {
  const sorted = configurations.toSorted(({ metadata: one }, { metadata: other }) => (one.name < other.name ? -1 : 1));
  for (const webhook of sorted.flatMap(({ webhooks }) => webhooks ?? [])) {
    const { rules, namespaceSelector, objectSelector, failurePolicy } = webhook;
    const match = {
      resourceRules: rules ?? [],
      ...(namespaceSelector && { namespaceSelector }),
      ...(objectSelector && { objectSelector }),
    };
    if (rules === undefined || rules.length === 0 || !matchesRequest(match, attributes, surroundings.listers)) continue;
    try {
      if (await meetsConditions(webhook, attributes, surroundings.listers))
        await ask(webhook, attributes, surroundings);
    } catch (error) {
      if (error instanceof StatusError) throw error;
      if (failurePolicy !== 'Ignore')
        throw internalError(`failed calling webhook ${JSON.stringify(webhook.name)}: ${(error as Error).message}`);
    }
  }
};

/** A condition that does not hold counts more than one that nobody can tell of. */
const meetsConditions = async (
  { matchConditions = [] }: Webhook,
  attributes: AdmissionAttributes,
  listers: Listers,
): Promise<boolean> => {
  if (matchConditions.length === 0) return true;
  const variables = await policyVariables(undefined, attributes, undefined, listers);
  let failure: unknown;
  for (const { expression = '' } of matchConditions) {
    const compiled = await compileExpression(expression.trim(), { hasParams: false });
    try {
      if (compiled.evaluate(variables) !== true) return false;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return true;
};

const ask = async (
  webhook: Webhook,
  attributes: AdmissionAttributes,
  { isMutating, listers, catalog }: WebhookSurroundings,
): Promise<void> => {
  if (attributes.context.dryRun && webhook.sideEffects !== 'None' && webhook.sideEffects !== 'NoneOnDryRun')
    throw badRequest(`admission webhook ${JSON.stringify(webhook.name)} does not support dry run`);
  const answer = await callWebhook(webhook, attributes, listers);
  attributes.context.warnings.push(...(answer.warnings ?? []));
  if (!answer.allowed) throw denial(webhook, answer);
  if (!isMutating && (answer.patch || answer.patchType))
    throw new Error('received invalid webhook response: validating webhook may not return response.patch');
  if (answer.patch) change(webhook, answer, attributes, catalog);
};

const change = (
  { name }: Webhook,
  { patch = '', patchType }: AdmissionAnswer,
  { operation, kind, object }: AdmissionAttributes,
  catalog: ApiCatalog,
): void => {
  if (patchType !== 'JSONPatch')
    throw new Error('received invalid webhook response: webhook returned response.patch but not response.patchType');
  if (operation === 'DELETE')
    throw internalError(
      `admission webhook ${JSON.stringify(name)} attempted to modify the object, which is not supported for this operation`,
    );
  try {
    const operations = JSON.parse(Buffer.from(patch, 'base64').toString()) as fastJsonPatch.Operation[];
    fastJsonPatch.applyPatch(object, operations, true, true);
  } catch (error) {
    throw internalError((error as Error).message.split('\n', 1)[0] ?? '');
  }
  if (isCustomKind(kind)) replaceFields(object, prune(object, kind.schema, []) as object);
  (catalog.find(kind) as { applyDefaults?(changed: object): void } | undefined)?.applyDefaults?.(object);
};

/** Of custom resources stays what their schema has. */
const replaceFields = (object: object, fields: object): void => {
  for (const name of Object.keys(object))
    if (!Object.hasOwn(fields, name)) delete (object as Record<string, unknown>)[name];
  Object.assign(object, fields);
};

/** A refusal is one whatever the webhook calls it. */
const denial = ({ name }: Webhook, { status = {} }: AdmissionAnswer): StatusError => {
  const { code = 0, message, reason = '', details } = status;
  const why = message || reason ? `: ${message || reason}` : ' without explanation';
  return new StatusError(
    Math.max(code, 400),
    reason,
    `admission webhook ${JSON.stringify(name)} denied the request${why}`,
    details,
  );
};
