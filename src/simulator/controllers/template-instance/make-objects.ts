import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import {
  TEMPLATE_INSTANCE_OWNER,
  type TemplateInstanceObject,
} from '../../../resources/templates/template-instance.ts';
import type { Client } from '../../apimachinery/client.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import { eachOf, type PlannedObject, titleOf, told } from './instantiation.ts';

/** What has been made, and why the rest has not. */
interface Made {
  readonly objects: TemplateInstanceObject[];
  readonly failures: readonly string[];
}

/**
 * Makes objects with a label that says whose they are. What has been made for the same instance before stays as it is.
 *
 * @param owner uid of the template instance
 */
export const makeObjects = async (planned: readonly PlannedObject[], owner: string, client: Client): Promise<Made> => {
  const { results, failures } = await eachOf(planned, async (each) =>
    referenceTo(each, await told(`unable to create ${titleOf(each)}`, () => make(each, owner, client))),
  );
  return { objects: results, failures };
};

const make = async ({ object, kind, namespace }: PlannedObject, owner: string, client: Client): Promise<KubeObject> => {
  const { namespace: _, ...own } = object.metadata;
  const labels = { ...own.labels, [TEMPLATE_INSTANCE_OWNER]: owner };
  try {
    return await client.create(kind, { ...object, metadata: { ...own, ...(namespace && { namespace }), labels } });
  } catch (error) {
    if (!(error instanceof StatusError) || error.reason !== 'AlreadyExists') throw error;
    const found = await client.get<KubeObject>(kind, namespace || undefined, own.name);
    if (found.metadata.labels?.[TEMPLATE_INSTANCE_OWNER] !== owner) throw error;
    return found;
  }
};

const referenceTo = (
  { kind, namespace }: PlannedObject,
  { metadata: { name, uid } }: KubeObject,
): TemplateInstanceObject => ({
  ref: { kind: kind.kind, ...(namespace && { namespace }), name, ...(uid && { uid }), apiVersion: apiVersionOf(kind) },
});
