import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { FieldRequirement } from '../../apimachinery/selection/field-selector.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { isCustomResource } from '../discovery/custom-group.ts';

/** What can be selected by besides name and namespace, by resource. */
const fields: Readonly<Record<string, readonly string[]>> = {
  pods: [
    // The name that clients of old have for the node.
    'spec.host',
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  namespaces: ['status.phase'],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
  nodes: ['spec.unschedulable'],
  replicationcontrollers: ['status.replicas'],
  'jobs.batch': ['status.successful'],
  'certificatesigningrequests.certificates.k8s.io': ['spec.signerName'],
  'events.events.k8s.io': [
    'reason',
    'regarding.kind',
    'regarding.namespace',
    'regarding.name',
    'regarding.uid',
    'regarding.apiVersion',
    'regarding.resourceVersion',
    'regarding.fieldPath',
    'reportingController',
    'type',
  ],
  'imagestreams.image.openshift.io': ['spec.dockerImageRepository', 'status.dockerImageRepository'],
  'projects.project.openshift.io': ['status.phase'],
  'builds.build.openshift.io': ['status', 'podName'],
  'identities.user.openshift.io': ['providerName', 'providerUserName', 'user.name', 'user.uid'],
  'oauthaccesstokens.oauth.openshift.io': ['clientName', 'userName', 'userUID', 'authorizeToken'],
  'oauthauthorizetokens.oauth.openshift.io': ['clientName', 'userName', 'userUID'],
  'oauthclientauthorizations.oauth.openshift.io': ['clientName', 'userName', 'userUID'],
  'useroauthaccesstokens.oauth.openshift.io': ['clientName'],
  'routes.route.openshift.io': ['spec.path', 'spec.host', 'spec.to.name'],
};

/** Resources whose own list of fields does not name the namespace, which they have none of. */
const withoutNamespace = new Set(['namespaces', 'nodes', 'certificatesigningrequests.certificates.k8s.io']);

/** Where the value of a selectable field is found. */
export type FieldReading = Pick<FieldRequirement, 'field' | 'otherwise' | 'unset'>;

/** How a selectable field is read when it is not text at the path that names it. */
const readings: Readonly<Record<string, FieldReading>> = {
  'pods/spec.host': { field: 'spec.nodeName' },
  'pods/spec.hostNetwork': { field: 'spec.hostNetwork', unset: 'false' },
  'pods/status.podIPs': { field: 'status.podIPs.none' },
  'nodes/spec.unschedulable': { field: 'spec.unschedulable', unset: 'false' },
  'replicationcontrollers/status.replicas': { field: 'status.replicas', unset: '0' },
  'jobs.batch/status.successful': { field: 'status.succeeded', unset: '0' },
  'events/source': { field: 'source.component', otherwise: 'reportingComponent' },
  'builds.build.openshift.io/status': { field: 'status.phase' },
};

/** The fields of events in events.k8s.io, which are stored under other names. */
const storedEventField = (field: string): string =>
  field.replace(/^regarding\./, 'involvedObject.').replace(/^reportingController$/, 'reportingComponent');

/**
 * How a field that lists and watches of a kind can select by is read.
 *
 * @throws StatusError 400 for any other field
 */
export const selectableField = (kind: ResourceKind, field: string): FieldReading => {
  const resource = groupResource(kind);
  const isCustom = isCustomKind(kind) || isCustomResource(kind);
  const isNameless = isCustom ? !kind.namespaced : withoutNamespace.has(resource);
  if (field === 'metadata.name' || (field === 'metadata.namespace' && !isNameless)) return { field };
  const known = isCustomKind(kind) ? kind.selectableFields : (fields[resource] ?? (isCustom ? [] : undefined));
  if (known === undefined || (kind.group.endsWith('.openshift.io') && !isCustom && !known.includes(field)))
    throw badRequest(
      `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
    );
  if (!known.includes(field))
    throw badRequest(
      resource === 'jobs.batch'
        ? `field label ${JSON.stringify(field)} not supported for Job`
        : `field label not supported: ${field}`,
    );
  if (resource === 'events.events.k8s.io') return { field: storedEventField(field) };
  return readings[`${resource}/${field}`] ?? { field };
};
