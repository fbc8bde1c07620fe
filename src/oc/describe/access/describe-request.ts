import type { KubeObject } from '../../../resources/kube-object.ts';
import { shortDuration } from '../../../resources/values/short-duration.ts';
import { labelText } from '../../output/table.ts';
import { describeEvents, type ShownEvents } from '../describe-events.ts';
import { alignKubernetes, dateText } from '../kubernetes-lines.ts';
import { parseCertificateRequest } from './certificate-request.ts';

/** Somebody's wish for a certificate. */
export interface CertificateSigningRequest extends KubeObject {
  spec: { request: string; signerName?: string; expirationSeconds?: number; username?: string };
  status?: { conditions?: { type: string }[]; certificate?: string };
}

/** What `oc describe csr` prints. */
export const describeRequest = (request: CertificateSigningRequest, events: ShownEvents, now: number): string => {
  const { metadata, spec } = request;
  const { subject, names } = parseCertificateRequest(spec.request);
  const { signerName, expirationSeconds, username = '' } = spec;
  const alternatives = Object.entries(names).map(([title, values]) => listLines(title, values));
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nLabels:\t${labelText(metadata.labels ?? {})}\n`,
      `Annotations:\t${labelText(metadata.annotations ?? {})}\n`,
      `CreationTimestamp:\t${dateText(metadata.creationTimestamp)}\nRequesting User:\t${username}\n`,
      signerName ? `Signer:\t${signerName}\n` : '',
      expirationSeconds === undefined ? '' : `Requested Duration:\t${shortDuration(expirationSeconds * 1000)}\n`,
      `Status:\t${statusText(request)}\nSubject:\n`,
      `\tCommon Name:\t${subject('2.5.4.3').at(-1) ?? ''}\n\tSerial Number:\t${subject('2.5.4.5').at(-1) ?? ''}\n`,
      ...Object.entries(PARTS).map(([title, id]) => listLines(title, subject(id))),
      alternatives.join('') === '' ? '' : `Subject Alternative Names:\n${alternatives.join('')}`,
      describeEvents(events, now),
    ].join(''),
  );
};

/** Parts of a subject that there may be several of. */
const PARTS = {
  Organization: '2.5.4.10',
  'Organizational Unit': '2.5.4.11',
  Country: '2.5.4.6',
  Locality: '2.5.4.7',
  Province: '2.5.4.8',
  StreetAddress: '2.5.4.9',
  PostalCode: '2.5.4.17',
};

const listLines = (title: string, values: readonly string[]): string =>
  values.length === 0 ? '' : `\t${title}:\t${values.join('\n\t\t')}\n`;

const statusText = ({ status = {} }: CertificateSigningRequest): string => {
  const types = (status.conditions ?? []).map(({ type }) => type);
  const decision = types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending';
  return `${decision}${types.includes('Failed') ? ',Failed' : ''}${status.certificate ? ',Issued' : ''}`;
};
