import { templateInstanceKind } from '../../../resources/kinds/platform-kinds.ts';
import type { TemplateInstance, TemplateInstanceRequester } from '../../../resources/templates/template-instance.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { Authorizer } from '../../apimachinery/authorizer.ts';
import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { UserInfo } from '../../apimachinery/request-context.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { saysTheSame, validateTemplateInstance, validateTemplateInstanceUpdate } from './validate-template-instance.ts';

/**
 * Template instances. Whoever makes one is their requester; to name somebody else takes the right to `assign`.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/template/apiserver/registry/templateinstance/strategy.go
 */
export const templateInstanceStorage = (machinery: Machinery, authorize: Authorizer): RegistryStore<TemplateInstance> =>
  new RegistryStore<TemplateInstance>(templateInstanceKind, machinery, {
    status: true,
    requireResourceVersion: true,
    applyDefaults: ({ spec }) => {
      if (spec?.template && !spec.template.objects?.length) spec.template.objects = null;
    },
    prepareForCreate: (instance, { user }) => {
      delete instance.status;
      instance.spec = { ...instance.spec, requester: instance.spec?.requester ?? requesterOf(user) };
    },
    validate: async (instance, { user }) => [
      ...validateObjectMeta(instance, dnsSubdomain),
      ...validateTemplateInstance(instance),
      ...(await validateRequester(instance, user, authorize)),
    ],
    validateUpdate: async (instance, old, { user }) => [
      ...validateObjectMetaUpdate(instance, old),
      ...validateTemplateInstanceUpdate(instance, old),
      ...(isForCollector(instance, old) ? [] : await validateRequester(instance, user, authorize)),
    ],
  });

const requesterOf = ({ username, uid, groups, extra }: UserInfo): TemplateInstanceRequester => ({
  username,
  ...(uid && { uid }),
  groups: [...groups],
  ...(extra && {
    extra: Object.fromEntries(Object.entries(extra).map(([name, values]) => [name, [...values]])),
  }),
});

const validateRequester = async (
  { metadata: { namespace, name }, spec }: TemplateInstance,
  user: UserInfo,
  authorize: Authorizer,
): Promise<FieldError[]> => {
  if (!spec.requester?.username || spec.requester.username === user.username) return [];
  const { group, version, plural: resource } = templateInstanceKind;
  const place = namespace === undefined ? {} : { namespace };
  const { allowed } = await authorize({ user, verb: 'assign', group, version, resource, name, ...place });
  return allowed ? [] : [forbiddenField('spec.requester.username', 'you do not have permission to set username')];
};

/** Whether nothing changes but what the garbage collector writes. */
const isForCollector = (instance: TemplateInstance, old: TemplateInstance): boolean => {
  const { ownerReferences: _, finalizers: __, managedFields: ___, ...metadata } = instance.metadata;
  const { ownerReferences: _a, finalizers: _b, managedFields: _c, ...before } = old.metadata;
  return saysTheSame({ ...instance, metadata }, { ...old, metadata: before });
};
