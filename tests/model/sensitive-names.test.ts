import { describe, expect, test } from 'vitest';
import { isAboutName, sanitises, SensitiveNames, type CategoryOptions } from '../../src/model/sensitive-names.js';

const of = (name: string, owner = '', fileText = '', options: CategoryOptions = {}) =>
  new SensitiveNames(options, fileText).of(name, owner);

describe('what a name stands for', () => {
  test.each([
    [
      'credentials',
      ['password', 'userPassword', 'PASSWORD', 'db_password', 'pwd', 'passwordValue', 'passwords', 'newPassword2'],
    ],
    [
      'credentials',
      ['apiKey', 'apikey', 'API_KEY', 'x-api-key', 'secretAccessKey', 'clientSecret', 'set-cookie', 'Set-Cookie'],
    ],
    [
      'credentials',
      ['accessToken', 'access_token', 'token', 'xAuthToken', 'deviceTokens', 'jwt', 'otpCode', 'connectionString'],
    ],
    ['payment', ['cardNumber', 'app.payment.card_number', 'creditCard', 'cvv2', 'cvc', 'iban', 'accountNumber']],
    [
      'contact',
      ['email', 'e-mail', 'user.email', 'emailAddresses', 'EMAIL', 'phoneNumber', 'homeAddress', 'invalidEmail'],
    ],
    ['identity', ['dateOfBirth', 'birth_date', 'DOB', 'ssn', 'passportNumber', 'taxId']],
    ['location', ['latitude', 'gps', 'userLocation']],
  ] as const)('%s: %j', (category, names) => {
    for (const name of names) expect([name, of(name)]).toEqual([name, category]);
  });

  test.each([
    [
      'about it',
      ['tokenCount', 'passwordResetRequired', 'tokenType', 'emailDomain', 'apiKeyId', 'secretName', 'cookieMaxAge'],
    ],
    [
      'a flag or a command',
      ['hasPassword', 'isEmail', 'requirePassword', 'sendEmail', 'resetPassword', 'verifyEmail', 'validateToken'],
    ],
    ['part of a word', ['microphone', 'passwordless', 'tokenizer', 'secretary', 'scorecard', 'emailing', 'passport']],
    ['made to be shown', ['maskedEmail', 'redacted_token', 'publicApiKey', 'safePassword', 'samplePhone', 'cardLast4']],
    [
      'another token',
      ['nextToken', 'tokens', 'promptTokens', 'usedTokens', 'baseToken', 'cancellationToken', 'designToken'],
    ],
    ['of the team', ['fromEmail', 'supportEmail', 'noreplyEmail']],
    ['nothing', ['', '_', 'value', 'string', '1', 'key', 'id', 'name', 'address', 'pin', 'lat', 'lng']],
  ] as const)('nothing: %s', (_, names) => {
    for (const name of names) expect([name, of(name)]).toEqual([name, null]);
  });

  test('with the name in front of it', () => {
    expect(of('number', 'card')).toBe('payment');
    expect(of('number', 'order')).toBeNull();
    expect(of('value', 'token')).toBe('credentials');
    expect(of('password', 'errors')).toBeNull();
    expect(of('email', 'config')).toBeNull();
    expect(of('password', 'config')).toBe('credentials');
    expect(of('email', 'maskedUser')).toBeNull();
    expect(of('STRIPE_KEY', 'env')).toBe('credentials');
    expect(of('CACHE_KEY', 'env')).toBeNull();
    expect(of('PWD', 'env')).toBeNull();
  });

  test('with what the file speaks of', () => {
    expect(of('lat', '', 'const { lat, lng } = place')).toBe('location');
    expect(of('token', '', 'const lexer = make()')).toBeNull();
    expect(of('token', '', 'let next: Token')).toBeNull();
    expect(of('accessToken', '', 'const lexer = make()')).toBe('credentials');
    expect(of('mnemonic', '', 'wallet.open()')).toBe('credentials');
  });
});

test('what a team says', () => {
  const options: CategoryOptions = {
    contact: false,
    credentials: { allow: ['csrf token', 'stripe-key'] },
    identity: { add: ['badgeNumber', 'staff_no'] },
    objects: { add: ['dossier'] },
  };
  expect(of('email', '', '', options)).toBeNull();
  expect(of('csrfToken', '', '', options)).toBeNull();
  expect(of('accessToken', '', '', options)).toBe('credentials');
  expect(of('guestBadgeNumbers', '', '', options)).toBe('identity');
  expect(of('staffNo', '', '', options)).toBe('identity');
  expect(of('patientDossier', '', '', options)).toBe('objects');
  const names = new SensitiveNames(options, '');
  expect([names.isOn('contact'), names.isOn('objects'), names.isAllowed('csrf-token')]).toEqual([false, true, true]);
});

test('names that are about a thing', () => {
  expect(['tokenId', 'emailDomain', 'hasPassword', 'maskedEmail', 'err', 'i'].map(isAboutName)).not.toContain(false);
  expect(['token', 'value', 'input', 'x', ''].map(isAboutName)).not.toContain(true);
});

test('functions whose result may be shown', () => {
  expect(['mask', 'maskEmail', 'redactUrl', 'sha256', 'getSafeHeaders', 'pick', '_omit'].map(sanitises)).not.toContain(
    false,
  );
  expect(['stringify', 'safeStringify', 'describe', 'getUser', 'unmasker2'].map(sanitises)).not.toContain(true);
});
