import type { Secret } from '../../../resources/access/secret.ts';
import { processedTemplateKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Template } from '../../../resources/templates/template.ts';
import type { TemplateInstance } from '../../../resources/templates/template-instance.ts';
import type { Client } from '../../apimachinery/client.ts';
import {
  eachOf,
  InstantiationError,
  type InstantiationOptions,
  type PlannedObject,
  titleOf,
  told,
} from './instantiation.ts';
import { requesterOf, requireAccess } from './requester-access.ts';

/**
 * Fills a template in, and looks whether the requester may make each of its objects. Nothing is made yet.
 *
 * @throws InstantiationError when one of them could not be made
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/template/controller/templateinstance_controller.go
 */
export const planObjects = async (
  instance: TemplateInstance,
  client: Client,
  options: InstantiationOptions,
): Promise<PlannedObject[]> => {
  const { namespace = '' } = instance.metadata;
  const template = filledIn(instance, await valuesOf(instance, client, options));
  const { name } = template.metadata;
  const config = {
    verb: 'create',
    group: 'template.openshift.io',
    plural: 'templateconfigs',
    namespace,
    name,
  } as const;
  await told('unable to authorize user to create TemplateConfig ', () =>
    requireAccess(options.authorize, requesterOf(instance), config),
  );
  const { objects } = await told('unable to process Template objects', () =>
    client.create<Template>(processedTemplateKind, template),
  );
  const { results, failures } = await eachOf(objects ?? [], (object) => plan(object, instance, options));
  if (failures.length > 0) throw new InstantiationError(...failures);
  return results;
};

const plan = async (
  object: KubeObject,
  instance: TemplateInstance,
  { authorize, kindOf }: InstantiationOptions,
): Promise<PlannedObject> => {
  const kind = kindOf(object);
  if (kind === undefined) throw new InstantiationError(unknownKind(object));
  const namespace = kind.namespaced ? object.metadata.namespace || (instance.metadata.namespace ?? '') : '';
  const planned = { object, kind, namespace };
  await told(`unable to authorize user to create ${titleOf(planned)}`, () =>
    requireAccess(authorize, requesterOf(instance), { ...kind, verb: 'create', namespace, name: object.metadata.name }),
  );
  return planned;
};

/** Go writes the core group as an empty one. */
const unknownKind = ({ apiVersion, kind }: KubeObject): string =>
  `unable to identify the resource mapping for ${apiVersion.includes('/') ? apiVersion : `/${apiVersion}`}, Kind=${kind}: no matches for kind "${kind}" in version "${apiVersion}"`;

/** The values that the requester has laid down in a secret, in base64. */
const valuesOf = async (
  instance: TemplateInstance,
  client: Client,
  { authorize }: InstantiationOptions,
): Promise<Readonly<Record<string, string>>> => {
  const { namespace = '' } = instance.metadata;
  const { secret } = instance.spec;
  if (secret === undefined) return {};
  const { name = '' } = secret;
  await told('unable to authorize user to retrive TemplateInstance Secret', () =>
    requireAccess(authorize, requesterOf(instance), { ...secretKind, verb: 'get', namespace, name }),
  );
  const { data = {} } = await told('unable to retrieve TemplateInstance Secret', () =>
    client.get<Secret>(secretKind, namespace, name),
  );
  return data;
};

const filledIn = (
  { metadata: { namespace = '' }, spec: { template } }: TemplateInstance,
  values: Readonly<Record<string, string>>,
): Template => {
  const { name = '', namespace: own, ...metadata } = template.metadata ?? {};
  return {
    ...template,
    apiVersion: 'template.openshift.io/v1',
    kind: 'Template',
    metadata: { ...metadata, name, namespace: own || namespace },
    parameters: (template.parameters ?? []).map((parameter) => {
      const given = values[parameter.name];
      if (given === undefined) return parameter;
      const { generate: _, ...rest } = parameter;
      return { ...rest, value: Buffer.from(given, 'base64').toString() };
    }),
  };
};
