import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCertificateRequest } from './certificate-request.ts';

const pem = [
  '-----BEGIN CERTIFICATE REQUEST-----',
  'MIIBmjCCAUACAQAwbDEMMAoGA1UEAwwDYW5uMQ0wCwYDVQQKDAR0ZWFtMQ8wDQYD',
  'VQQKDAZvdGhlcnMxDTALBgNVBAsMBHVuaXQxCzAJBgNVBAYTAkRFMQ8wDQYDVQQH',
  'DAZCZXJsaW4xDzANBgNVBAgMBkJlcmxpbjBZMBMGByqGSM49AgEGCCqGSM49AwEH',
  'A0IABCIzxXfNRIBMye8h2wn/yOj9GcVRepEoQljzOuCY7JXVLKDD/KEIKlb2dEpc',
  '0bYTlvjNNtQM9eJltxoEb4pVEOKgcjBwBgkqhkiG9w0BCQ4xYzBhMF8GA1UdEQRY',
  'MFaCD3dlYi5leGFtcGxlLmNvbYIDd2VihwQKAQIDhxAAAAAAAAAAAAAAAAAAAAAB',
  'gQ9hbm5AZXhhbXBsZS5jb22GFWh0dHBzOi8vZXhhbXBsZS5jb20vYTAKBggqhkjO',
  'PQQDAgNIADBFAiBx9U16M9C4OnyfcxCtfNyEB8I6ZN/B00E2y7ACwmYUUgIhAPkx',
  '+iKMJlnA4d7AIM7u4n6aBxQB9mlp0KS1bUml7Yry',
  '-----END CERTIFICATE REQUEST-----',
].join('\n');

const { subject, names } = parseCertificateRequest(Buffer.from(pem).toString('base64'));

test('parts of a subject are found by their identifiers, all of them', () => {
  assert.deepEqual(subject('2.5.4.3'), ['ann']);
  assert.deepEqual(subject('2.5.4.10'), ['team', 'others']);
  assert.deepEqual(subject('2.5.4.17'), []);
});

test('other names stand under what they are', () => {
  assert.deepEqual(names, {
    'DNS Names': ['web.example.com', 'web'],
    'Email Addresses': ['ann@example.com'],
    URIs: ['https://example.com/a'],
    'IP Addresses': ['10.1.2.3', '::1'],
  });
});

test('what is no request is told so', () => {
  assert.throws(() => parseCertificateRequest('bm9uZQ=='), /CERTIFICATE REQUEST/);
});
