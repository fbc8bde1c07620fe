/** A request for a certificate in PEM. */
export const pem = [
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
  '',
].join('\n');

/** A request for a certificate of somebody in two organisations, with names of every sort. */
export const request = Buffer.from(pem).toString('base64');
