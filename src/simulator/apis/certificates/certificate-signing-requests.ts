import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Condition } from '../../../resources/metadata/condition.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { updateObject } from '../../apimachinery/registry/update-object.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Change } from '../../apimachinery/rest-storage.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { plainStorage } from '../plain-storage.ts';

interface DatedCondition extends Condition {
  lastUpdateTime?: string;
}

type Request = KubeObject & {
  spec?: Record<string, unknown>;
  status?: { conditions?: DatedCondition[] };
};

/**
 * Requests for certificates. Who asks is written down, and what is asked for never changes; approvals change the conditions alone.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/registry/certificates/certificates/strategy.go
 */
export const certificateSigningRequests = (machinery: Machinery): RegistryStore => {
  const prepareForStatusUpdate = (request: Request, old: Request): void =>
    dateConditions(request, old, timestamp(machinery.clock.now()));
  const requests: RegistryStore = plainStorage(certificateSigningRequestKind, machinery, {
    status: true,
    nameRule: () => [],
    checksAgain: 'metadata',
    validateUpdate: async (request, old) =>
      (await import('./validate-request-status.ts')).validateRequestStatus(request, old, 'request'),
    validate: async (object) => (await import('./validate-certificate-request.ts')).validateCertificateRequest(object),
    prepareForUpdate: (request: Request, old: Request) => {
      if (old.spec !== undefined) request.spec = copyOf(old.spec) as Record<string, unknown>;
    },
    prepareForCreate: (request: Request, { user }: RequestContext) => {
      const { uid: _, extra: __, ...spec } = request.spec ?? {};
      const { username, groups, uid, extra } = user;
      request.spec = { ...spec, username, groups: [...groups], ...(uid && { uid }), ...(extra && { extra }) };
      request.status = {};
    },
    prepareForStatusUpdate,
    ...checkedStatus('status'),
  });
  // Whoever is asked about writes of the status has no say in approvals, about which they are asked as such.
  const approvals = plainStorage(
    certificateSigningRequestKind,
    { ...machinery, subresources: undefined },
    { status: true, nameRule: () => [], prepareForStatusUpdate, ...checkedStatus('approval') },
  );
  requests.subresources['approval'] = {
    kind: certificateSigningRequestKind,
    get: (context, name) => requests.get(context, name),
    update: (context, name, change) => updateObject(approvals, context, name, approving(change), 'status'),
  };
  return requests;
};

const approving =
  (change: Change): Change =>
  async (current) => {
    const sent = (await change(current)) as Request;
    const { conditions } = sent.status ?? {};
    const status = { ...(current as Request | undefined)?.status, ...(conditions && { conditions }) };
    return { ...sent, status } as KubeObject;
  };

const checkedStatus = (part: 'status' | 'approval'): Pick<Strategy, 'validateStatusUpdate'> => ({
  validateStatusUpdate: async (request, old) =>
    (await import('./validate-request-status.ts')).validateRequestStatus(request, old, part),
});

/** Says when each condition was written, and since when it has its status, unless the client does. */
const dateConditions = ({ status }: Request, old: Request, now: string): void => {
  const before = old.status?.conditions ?? [];
  for (const condition of status?.conditions ?? []) {
    const known = before.find(({ type, status: value }) => type === condition.type && value === condition.status);
    condition.lastUpdateTime ??= now;
    condition.lastTransitionTime ??= known?.lastTransitionTime ?? now;
  }
};
