import { facts } from '../facts/load-facts.ts';

/** The groups whose resources are defined by CustomResourceDefinitions in OpenShift. */
const openShiftGroups = new Set([
  'config.openshift.io',
  'imageregistry.operator.openshift.io',
  'oauth.openshift.io',
  'operator.openshift.io',
  'quota.openshift.io',
  'security.openshift.io',
]);

/** Whether a group's resources are custom ones: OpenShift's own, or any that a real server does not come with. */
export const isCustomGroup = (group: string): boolean =>
  openShiftGroups.has(group) || (group !== '' && !facts('discovery').groups.some(({ name }) => name === group));

/**
 * Groups that have custom resources beside others, and the kind of the custom ones. The recorded server had OAuth clients as such; those of
 * OpenShift's server for OAuth are none. No server has the group `extensions`, in which scales of deployment configs are written.
 */
const mixedGroups: Readonly<Record<string, string>> = {
  'authorization.openshift.io': 'RoleBindingRestriction',
  extensions: '',
  'oauth.openshift.io': '',
  'quota.openshift.io': 'ClusterResourceQuota',
  'security.openshift.io': 'SecurityContextConstraints',
};

/** Whether the objects of a kind are custom resources, of which the server knows no Go type. */
export const isCustomResource = ({ group, kind }: { readonly group: string; readonly kind: string }): boolean =>
  mixedGroups[group] === undefined ? isCustomGroup(group) : mixedGroups[group] === kind;

/**
 * Whether a kind is compiled into OpenShift's own API servers, which stand behind that of Kubernetes: of its objects no write forgets the
 * status or anything else, so that who sends them owns all of it.
 */
export const isOfOpenShift = (kind: { readonly group: string; readonly kind: string }): boolean =>
  kind.group.endsWith('.openshift.io') && !isCustomResource(kind);
