import { certificateSigningRequestKind } from '../../../resources/kinds/platform-kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { type Manifest, readManifests, readsFiles, readsFilesAlone } from '../../client/manifests.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { fileFlags, outputFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';

interface CertificateSigningRequest extends KubeObject {
  status?: { conditions?: Condition[] };
}

/** `oc adm certificate approve` and `deny`: whether a request for a certificate is to be signed. */
export const admCertificate = (verb: 'approve' | 'deny'): Command => {
  const [type, other] = verb === 'approve' ? ['Approved', 'Denied'] : ['Denied', 'Approved'];
  const outcome = type.toLowerCase();
  return {
    usage: '(-f FILENAME | NAME)',
    flags: [...fileFlags, outputFlag, booleanFlag('force', `Update the request even if it is already ${outcome}.`)],
    run: async (invocation) => {
      const { client, context, flags } = invocation;
      const errors: unknown[] = [];
      for (const name of await namesOf(invocation, errors)) {
        const decide = async (): Promise<void> => {
          const found = await client.get<CertificateSigningRequest>(certificateSigningRequestKind, '', name);
          const conditions = found.status?.conditions ?? [];
          if (conditionOf(conditions, other))
            throw new OcError(`certificate signing request ${JSON.stringify(name)} is already ${other}`);
          const isDecided = conditionOf(conditions, type) !== undefined;
          if (!isDecided || flags.boolean('force')) {
            const decision: Condition = {
              type,
              status: 'True',
              reason: `Kubectl${verb === 'approve' ? 'Approve' : 'Deny'}`,
              message: `This CSR was ${outcome} by kubectl certificate ${verb}.`,
              lastUpdateTime: new Date(context.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
            };
            const decided = isDecided
              ? found
              : { ...found, status: { ...found.status, conditions: [...conditions, decision] } };
            await client.replace(certificateSigningRequestKind, '', `${name}/approval`, decided);
          }
          printOutcome(invocation, { kind: certificateSigningRequestKind, object: found, outcome });
        };
        await decide().catch((error: unknown) => errors.push(error));
      }
      throwCollected(errors);
    },
  };
};

/** What files hold besides requests is told of, and left alone. */
const namesOf = async (invocation: Invocation, errors: unknown[]): Promise<readonly string[]> => {
  const { args, flags } = invocation;
  if (args.length === 0 && !readsFiles(flags))
    throw new OcError('one or more CSRs must be specified as <name> or -f <filename>');
  const named = args.map((word) => word.replace(/^(?:csr|certificatesigningrequests?)\//, ''));
  if (!(await readsFilesAlone(invocation, named))) return named;
  const names: string[] = [];
  for (const manifest of await readManifests(invocation)) {
    const { name } = manifest.object.metadata;
    if (groupResource(manifest.kind) === groupResource(certificateSigningRequestKind)) names.push(name);
    else await refuse(invocation, manifest).catch((error: unknown) => errors.push(error));
  }
  return [...names, ...named];
};

/** @throws OcError, after what the server says of an object that it does not have */
const refuse = async ({ client }: Invocation, { kind, object }: Manifest): Promise<never> => {
  const { name, namespace } = object.metadata;
  if (kind.namespaced && !namespace)
    throw new OcError(
      `no namespace set on resource ${kind.group}/${kind.version}, Resource=${kind.plural} ${JSON.stringify(name)}`,
    );
  await client.get(kind, namespace ?? '', name);
  const [wanted, got] = [certificateSigningRequestKind, kind].map((each) => [each.kind, each.group].filter(Boolean));
  throw new OcError(`can only handle ${wanted?.join('.')} objects, got ${got?.join('.')}`);
};
