import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import { shortDuration } from '../../../resources/values/short-duration.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import { ageOf } from './age.ts';
import { containerCells, labelsText } from './cell-text.ts';
import type { CellPrinter } from './table.ts';

type With<Spec, Status = object> = KubeObject & { spec?: Spec; status?: Status };

const age = ({ metadata }: KubeObject, now: number): string => ageOf(metadata.creationTimestamp, now);

export const componentStatusCells: CellPrinter<
  KubeObject & { conditions?: { type: string; status: string; message?: string; error?: string }[] }
> = ({ metadata, conditions = [] }) => {
  const healthy = conditions.find(({ type }) => type === 'Healthy');
  const status = healthy === undefined ? 'Unknown' : healthy.status === 'True' ? 'Healthy' : 'Unhealthy';
  return [metadata.name, status, healthy?.message ?? '', healthy?.error ?? ''];
};

export const podTemplateCells: CellPrinter<KubeObject & { template?: PodTemplateSpec }> = ({ metadata, template }) => [
  metadata.name,
  ...containerCells(template?.spec),
  labelsText(template?.metadata?.labels),
];

export const webhookCells: CellPrinter<KubeObject & { webhooks?: object[] }> = (object, now) => [
  object.metadata.name,
  object.webhooks?.length ?? 0,
  age(object, now),
];

export const admissionPolicyCells: CellPrinter<
  With<{ validations?: object[]; paramKind?: { apiVersion?: string; kind?: string } }>
> = (object, now) => {
  const { validations = [], paramKind } = object.spec ?? {};
  return [
    object.metadata.name,
    validations.length,
    paramKind === undefined ? '<unset>' : `${paramKind.apiVersion ?? ''}/${paramKind.kind ?? ''}`,
    age(object, now),
  ];
};

export const admissionPolicyBindingCells: CellPrinter<
  With<{ policyName?: string; paramRef?: { name?: string; namespace?: string } }>
> = (object, now) => {
  const { policyName = '', paramRef } = object.spec ?? {};
  return [
    object.metadata.name,
    policyName,
    paramRef?.name ? `${paramRef.namespace || '*'}/${paramRef.name}` : '<unset>',
    age(object, now),
  ];
};

export const apiServiceCells: CellPrinter<
  With<{ service?: { namespace: string; name: string } | null }, { conditions?: Condition[] }>
> = (object, now) => {
  const service = object.spec?.service;
  const available = object.status?.conditions?.find(({ type }) => type === 'Available');
  const reason = available?.status !== 'True' && available?.reason ? ` (${available.reason})` : '';
  return [
    object.metadata.name,
    service ? `${service.namespace}/${service.name}` : 'Local',
    `${available?.status ?? 'Unknown'}${reason}`,
    age(object, now),
  ];
};

export const certificateSigningRequestCells: CellPrinter<
  With<
    { signerName?: string; username?: string; expirationSeconds?: number },
    { conditions?: Condition[]; certificate?: string }
  >
> = (object, now) => {
  const { signerName, username = '', expirationSeconds } = object.spec ?? {};
  const has = (type: string): boolean => object.status?.conditions?.some((each) => each.type === type) ?? false;
  const verdict = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending';
  return [
    object.metadata.name,
    age(object, now),
    signerName || '<none>',
    username,
    expirationSeconds === undefined ? '<none>' : shortDuration(expirationSeconds * 1000),
    `${verdict}${has('Failed') ? ',Failed' : ''}${object.status?.certificate ? ',Issued' : ''}`,
  ];
};

export const flowSchemaCells: CellPrinter<
  With<
    {
      priorityLevelConfiguration?: { name: string };
      matchingPrecedence?: number;
      distinguisherMethod?: { type: string };
    },
    { conditions?: Condition[] }
  >
> = (object, now) => [
  object.metadata.name,
  object.spec?.priorityLevelConfiguration?.name ?? '',
  object.spec?.matchingPrecedence ?? 0,
  object.spec?.distinguisherMethod?.type ?? '<none>',
  age(object, now),
  object.status?.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?',
];

interface Queuing {
  queues?: number;
  handSize?: number;
  queueLengthLimit?: number;
}

export const priorityLevelCells: CellPrinter<
  With<{ type?: string; limited?: { nominalConcurrencyShares?: number; limitResponse?: { queuing?: Queuing } } }>
> = (object, now) => {
  const { type = '', limited } = object.spec ?? {};
  const queuing = limited?.limitResponse?.queuing;
  const missing = queuing === undefined ? '<none>' : 0;
  return [
    object.metadata.name,
    type,
    limited === undefined ? '<none>' : (limited.nominalConcurrencyShares ?? 0),
    queuing?.queues ?? missing,
    queuing?.handSize ?? missing,
    queuing?.queueLengthLimit ?? missing,
    age(object, now),
  ];
};

export const runtimeClassCells: CellPrinter<KubeObject & { handler?: string }> = (object, now) => [
  object.metadata.name,
  object.handler ?? '',
  age(object, now),
];

export const brokerTemplateInstanceCells: CellPrinter<
  With<{ templateInstance?: { namespace?: string; name?: string } }>
> = ({ metadata, spec }) => [
  metadata.name,
  `${spec?.templateInstance?.namespace ?? ''}/${spec?.templateInstance?.name ?? ''}`,
];

export const templateInstanceCells: CellPrinter<With<{ template?: KubeObject }>> = ({ metadata, spec }) => [
  metadata.name,
  spec?.template?.metadata?.name ?? '',
];
