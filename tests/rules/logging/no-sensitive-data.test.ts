import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino, { type LoggerOptions } from 'pino';
import { describe, expect, test } from 'vitest';
import { run } from '../../run.js';
import rule from '../../../src/rules/logging/no-sensitive-data.js';

describe('what pino prints', () => {
  const printed = (options: LoggerOptions, log: (logger: pino.Logger) => void): string => {
    let text = '';
    log(pino(options, { write: (line: string) => (text += line) }));
    return text;
  };

  /** A request with a password in its headers, as a server gets it. */
  const received = async (use: (req: IncomingMessage) => void): Promise<void> => {
    const server = createServer((req, res) => {
      use(req);
      res.end();
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) =>
      get({ port, headers: { authorization: 'pa55', connection: 'close' } }, (res) => res.resume().on('end', resolve)),
    );
  };

  test('a whole request has its headers, also with the standard serializers, unless they are redacted', async () => {
    await received((req) => {
      const { stdSerializers: serializers } = pino;
      expect(printed({}, (logger) => logger.info({ req }))).toContain('pa55');
      expect(printed({ serializers }, (logger) => logger.info({ req }))).toContain('pa55');
      const redact = ['req.headers.authorization'];
      expect(printed({ serializers, redact }, (logger) => logger.info({ req }))).not.toContain('pa55');
    });
  });

  test('what is redacted is so in the fields of a child too, but not in a text', () => {
    const redact = ['email'];
    expect(printed({ redact }, (logger) => logger.child({ email: 'a@b.c' }).info('x'))).not.toContain('a@b.c');
    expect(printed({ redact }, (logger) => logger.info({ email: 'a@b.c' }, 'for a@b.c'))).toContain('for a@b.c');
  });
});

type MessageId = 'name' | 'key' | 'whole';

/** Code with what is reported between « and »: each is one report, exactly there. */
const marked =
  (messageId: MessageId) =>
  ([text = '']: TemplateStringsArray) => {
    const lines = text.replace(/^\n/, '').split('\n');
    const code = lines.join('\n').replaceAll(/[«»]/g, '');
    const errors = [];
    let start = { line: 1, column: 1 };
    for (const [i, line] of lines.entries()) {
      let column = 0;
      for (const character of line) {
        if (character === '«') start = { line: i + 1, column: column + 1 };
        else if (character === '»') errors.push({ messageId, ...start, endLine: i + 1, endColumn: column + 1 });
        else column++;
      }
    }
    return { code, errors };
  };

/** Told by the name of the value. */
const name = marked('name');
/** Told by the name it is given. */
const key = marked('key');
/** An object that is passed whole. */
const whole = marked('whole');

run('no-sensitive-data: what is said', rule, {
  valid: ['logger.info("password");'],
  invalid: [
    {
      code: 'logger.info({ email: user.email }, "joined");',
      errors: [
        {
          message:
            "'user.email' reaches the log: it names a person, and is not deleted there when the person asks for it. Use an id, or mask it.",
        },
      ],
    },
    {
      code: 'logger.info({ auth: request.headers.authorization });',
      errors: [
        {
          message:
            "'request.headers.authorization' reaches the log: whoever can read that can act with it. Leave it out, or say only whether it is there.",
        },
      ],
    },
    {
      code: 'span.setAttributes({ "app.payment.card_number": number });',
      errors: [
        {
          message:
            "'app.payment.card_number' is given 'number', which reaches the span: card and account numbers may not be kept there. Use the payment's id, or the last four digits.",
        },
      ],
    },
    {
      code: 'logger.warn(`no such ${patient.ssn}`);',
      errors: [
        {
          message:
            "'patient.ssn' reaches the log: it identifies a person for life, and is not deleted there when the person asks for it. Use an id, or leave it out.",
        },
      ],
    },
    {
      code: 'span.setAttribute("lat", place.latitude);',
      errors: [
        {
          message:
            "'place.latitude' reaches the span: it shows where a person is. Leave it out, or round it to a region.",
        },
      ],
    },
    {
      code: 'const options = { url, headers: { authorization } }; fetch(options); logger.debug({ options });',
      errors: [
        {
          message:
            "'authorization' reaches the log in 'options': whoever can read that can act with it. Leave it out, or say only whether it is there.",
          line: 1,
          column: 85,
          endColumn: 92,
        },
      ],
    },
    {
      code: 'logger.debug({ body: req.body });',
      errors: [
        {
          message:
            "'req.body' reaches the log whole, with whatever the sender put in, passwords and tokens included. Pick the fields that matter.",
        },
      ],
    },
    {
      code: 'joins.inc({ email: user.email }); import { Counter } from "prom-client"; const joins = new Counter({ name: "j", help: "h" });',
      errors: [
        {
          message:
            "'user.email' reaches a metric label: it names a person, and is not deleted there when the person asks for it. Use an id, or mask it.",
        },
      ],
    },
    {
      code: 'import { propagation } from "@opentelemetry/api"; propagation.createBaggage({ "user.token": { value: sessionToken } });',
      errors: [
        {
          message:
            "'sessionToken' reaches the baggage, which goes to every service that is called: whoever can read that can act with it. Leave it out, or say only whether it is there.",
        },
      ],
    },
    {
      code: 'import * as Sentry from "@sentry/node"; Sentry.setUser({ phone: user.phone });',
      errors: [
        {
          message:
            "'user.phone' reaches the error reporter: it names a person, and is not deleted there when the person asks for it. Use an id, or mask it.",
        },
      ],
    },
    {
      code: 'import newrelic from "newrelic"; newrelic.recordCustomEvent("Join", { iban });',
      errors: [
        {
          message:
            "'iban' reaches the event: card and account numbers may not be kept there. Use the payment's id, or the last four digits.",
        },
      ],
    },
  ],
});

run('no-sensitive-data: names', rule, {
  valid: [
    { name: 'static text', code: 'logger.info("The password was changed"); logger.warn("Invalid token: " + reason);' },
    {
      name: 'counts, lengths, sizes',
      code: 'logger.info({ tokenCount, n: emails.length, m: secrets.size, emailCount });',
    },
    {
      name: 'flags',
      code: 'logger.info({ hasPassword, isEmailVerified, passwordResetRequired, requirePassword, sendEmail });',
    },
    { name: 'types', code: 'logger.info({ tokenType, keyType: key.type, emailProvider, authMethod, grantType });' },
    {
      name: 'what is about it',
      code: 'logger.info({ tokenId, apiKeyId, credentialId: credential.id, secretName, cookieName, emailDomain, passwordField });',
    },
    {
      name: 'a boolean of it',
      code: 'logger.info({ token: !!token, password: Boolean(password), email: typeof email });',
    },
    { name: 'a comparison', code: 'logger.info({ token: token === other, code: err.code === "INVALID_TOKEN" });' },
    {
      name: 'a static value',
      code: 'logger.info({ password: "***", token: `none`, secret: undefined, email: null, otp: 4 });',
    },
    {
      name: 'a static value either way',
      code: 'logger.info({ password: p ? "******" : undefined, credentials: creds?.length ?? 0, token: token && "set" });',
    },
    {
      name: 'masked',
      code: 'logger.info({ token: maskedToken, email: redactedEmail, password: passwordHash, ssn: safeSsn });',
    },
    {
      name: 'sanitised',
      code: 'logger.info({ a: mask(token), b: redact(req.body), c: hash(email), d: omit(user, ["email"]), e: sha256(ssn) });',
    },
    {
      name: 'sanitised by a method',
      code: 'logger.info({ a: this.#mask(token), b: _.pick(req.headers, ["host"]), c: crypto.hash("sha256", email) });',
    },
    {
      name: 'part of it',
      code: 'logger.info({ a: token.slice(0, 4), b: `…${iban.slice(-4)}`, c: user.email.split("@")[1] });',
    },
    {
      name: 'replaced',
      code: 'logger.info(text.replace(password, "***"), { email: email.replace(/.(?=.*@)/g, "*") });',
    },
    {
      name: 'what a function of the project makes of it',
      code: 'logger.info({ who: describe(email), token: label(token) });',
    },
    {
      name: 'keys only',
      code: 'logger.info({ headers: Object.keys(req.headers), secrets: Object.keys(secrets).length });',
    },
    {
      name: 'a part of the name only',
      code: 'logger.info({ microphone, telephoneCount, passwordless, secretary, tokenizer, key, address });',
    },
    { name: 'public keys', code: 'logger.info({ publicKey, pubkey, pubKey: validator.pubkey, publicApiKey });' },
    {
      name: 'enum members',
      code: 'logger.info({ event: Events.PASSWORD_RESET, code: ErrorCode.InvalidToken, scope: Scope.Email });',
    },
    {
      name: 'names in constants',
      code: 'const SESSION_COOKIE = "sid"; logger.info({ cookie: SESSION_COOKIE, di: USER_TOKEN });',
    },
    {
      name: 'a constant of the file',
      code: 'const token = "demo"; const Keys = { email: "k" }; logger.info({ token, e: Keys.email });',
    },
    {
      name: 'masked before',
      code: 'const email = maskEmail(user.email); const token = raw ? "set" : "none"; logger.info({ email, token });',
    },
    {
      name: 'typed as a number',
      code: 'function use(token: number, email: boolean, secret: "a" | "b") { logger.info({ token, email, secret }); }',
    },
    {
      name: 'about it by its owner',
      code: 'logger.info({ a: errors.password, b: features.email, c: queues.email, d: fields.phone });',
    },
    {
      name: 'an address of the team',
      code: 'logger.info({ a: fromEmail, b: supportEmail, c: config.email, d: env.email });',
    },
    {
      name: 'an e-mail that is a message',
      code: 'function f(email) { email.send(); logger.info(`sent ${email.id}`, { email }, email.subject); }',
    },
    { name: 'a function', code: 'function token() {} class Secret {} logger.info({ token, Secret });' },
    {
      name: 'a value about it under the name',
      code: 'logger.info({ email: emailId, token: tokenId, password: reason, cookie: cookieName });',
    },
    {
      name: 'a verb',
      code: 'logger.info({ a: validateToken, b: updateEmail, c: resetPassword, d: verifyEmail, e: revokeToken });',
    },
    { name: 'what is left after omission', code: 'const { password, ...user } = row; logger.info({ user });' },
    {
      name: 'an e-mail that is made',
      code: 'const email = new WelcomeEmail(user); const mail = buildEmail(user); logger.info({ email, mail });',
    },
    { name: 'part of a message', code: 'function f(email) { logger.info({ email: email.template }); }' },
    { name: 'the working directory', code: 'const pwd = process.cwd(); logger.info({ pwd, dir: process.env.PWD });' },
    { name: 'a language', code: 'logger.info({ lng: i18n.lng });' },
    { name: 'a latency', code: 'logger.info({ lat: p95, lat99 });' },
    { name: 'an instruction', code: 'logger.info({ mnemonic: op.mnemonic });' },
    {
      name: 'a key that opens nothing',
      code: 'logger.info(process.env.CACHE_KEY, process.env.PUBLIC_KEY, cacheKey, key);',
    },
    { name: 'a URL without its password', code: 'logger.info(new URL(databaseUrl).host, redactUrl(databaseUrl));' },
    {
      name: 'each masked',
      code: 'logger.info(emails.map(maskEmail), emails.map((e) => { return cut(e); }), emails.map(cut));',
    },
    {
      name: 'of functions that cannot be named',
      code: 'logger.info(make[0](token), (() => token)(), JSON.stringify());',
    },
    { name: 'a plain move', code: 'logger.info(`E-mail template changed from ${from} to ${to}`);' },
    {
      name: 'a text that only mentions it',
      code: 'logger.info(`Unexpected token ${value}`, `Invalid password: ${reason}`);',
    },
    {
      name: 'digits of it',
      code: 'logger.info({ last4: card.last4, card: card.number.slice(-4), brand: card.brand });',
    },
    { name: 'not a log', code: 'save({ password }); dialog.error(password); console.table; mailer.log({ email }, 1);' },
    { name: 'nothing', code: '' },
  ],
  invalid: [
    name`logger.info({ «password» });`,
    name`logger.info({ password: «input.password» }, "joined");`,
    name`logger.info("joined", «token»);`,
    name`logger.info(\`joined with \${«accessToken»}\`);`,
    name`logger.info("joined with " + «apiKey» + "!");`,
    name`logger.debug({ a: «clientSecret», b: «client_secret», c: «config["client-secret"]», d: «CLIENT.clientSecret» });`,
    name`logger.info({ a: «refresh_token», b: «idToken», c: «csrfToken», d: «resetToken», e: «deviceTokens», f: «jwt» });`,
    name`logger.info({ a: «privateKey», b: «signingKey», c: «AWS.secretAccessKey», d: «apikey» });`,
    name`logger.info({ a: «req.headers.authorization», b: «headers["set-cookie"]», c: «req.cookies», d: «headers.cookie» });`,
    name`logger.info({ a: «req.headers["x-api-key"]», b: «headers["proxy-authorization"]», c: «authHeader» });`,
    name`logger.info({ a: «otp», b: «mfaCode», c: «verification_code», d: «meetingPin», e: «passphrase» });`,
    name`logger.info({ a: «process.env.DB_PASSWORD», b: «process.env["API_KEY"]», c: «env.JWT_SECRET» });`,
    name`logger.info({ a: «connectionString», b: «databaseUrl», c: «process.env.DATABASE_URL» });`,
    name`logger.info({ a: «cardNumber», b: «card.number», c: «cvv», d: «cvc2», e: «iban», f: «bank.accountNumber» });`,
    name`logger.info({ a: «userEmail», b: «user.emailAddress», c: «e_mail», d: «invitedEmails», e: «email.address» });`,
    name`logger.info({ a: «phone», b: «phoneNumber», c: «user.phone.number», d: «mobile_number», e: «msisdn», f: «homeAddress» });`,
    name`logger.info({ a: «dateOfBirth», b: «birth_date», c: «dob», d: «ssn», e: «passportNumber», f: «taxId», g: «tax.id» });`,
    name`logger.info({ a: «latitude», b: «position.longitude», c: «place.lat», d: «place.lng», e: «geolocation» });`,
    name`logger.info({ a: «passwordValue», b: «tokenString», c: «email2», d: «token.value» });`,
    name`logger.info({ a: await «getAccessToken()», b: «user.getPassword()», c: «generateToken(user)», d: «member.get("email")» });`,
    name`logger.info({ a: «config.get("db.password")», b: «config.getOrThrow("JWT_SECRET")», c: «req.header("authorization")» });`,
    name`logger.info({ a: «searchParams.get("access_token")», b: «headers.get('cookie')» });`,
    name`logger.info({ a: String(«token»), b: «email».toLowerCase(), c: «emails».join(", "), d: encodeURIComponent(«token») });`,
    name`logger.info({ a: JSON.stringify({ password: «password» }), b: [«user.email»], c: { d: { e: «ssn» } } });`,
    name`logger.info({ a: «emails».slice(0, 3), b: util.format("%s", «token»), c: JSON.stringify({ s: «ssn» }, undefined, 2) });`,
    name`logger.info({ to: users.map((user) => «user.email») });`,
    name`logger.info({ a: «token» ?? "none", b: «email» || undefined, c: ok ? «phone» : null, d: ok && «secret» });`,
    name`logger.info(«emails[0]», («password» as string), «token»!, «user?.email»);`,
    name`class A { #token; log() { logger.info(«this.#token», «this.password»); } }`,
    name`logger.info({ ...(user && { email: «user.email» }) });`,
    name`import { JWT_SECRET } from "./config.js"; logger.info({ secret: «JWT_SECRET» });`,
    name`logger.info({ a: «process.env.STRIPE_KEY», b: «decrypted.signedUrl» });`,
    name`function pay(card) { logger.info("paying", { «card» }); charge(card.number); }`,
    name`socket.on("moved", (location) => { logger.debug({ «location» }); store(location.lat); });`,
    name`const wallet = open(); logger.info(«wallet.mnemonic»);`,
    key`logger.debug(\`curl -H "Authorization: Bearer \${«value»}"\`); logger.info(\`Your verification code is \${«code»}\`);`,
    key`logger.info({ «password: p», «"card-number": value», «token: req.query.t» });`,
    key`logger.info({ «authorization: \`Bearer \${x}\`», «email: row.get("address")» });`,
    key`logger.info("password: " + «p»); logger.info(\`api key=\${«k»}\`); logger.info("Your access token is", «t»);`,
    key`logger.info(\`GET /callback?token=\${«t»}\`);`,
  ],
});

run('no-sensitive-data: one hop', rule, {
  valid: [
    'const t = mask(req.headers.authorization); logger.info({ t });',
    'const { host } = req.headers; logger.info({ host });',
    'const fields = { id: user.id, hasEmail: Boolean(user.email) }; logger.info(fields);',
    'let email = null; if (ok) email = maskEmail(raw); logger.info({ email });',
    'let tokens = 0; for (const t of list) tokens++; logger.info({ tokens, token: tokens });',
    'const { email: { length } } = user; logger.info({ length });',
    { name: 'a circle', code: 'const a = b; const b = a; logger.info(a);' },
  ],
  invalid: [
    name`const t = req.headers.authorization; logger.info({ t: «t» });`,
    name`const { authorization: header } = req.headers; logger.info("auth", «header»);`,
    name`const { creditCard: { number, cvv: check } } = request; logger.info({ a: «number», b: «check» });`,
    name`const [, token] = header.split(" "); logger.info({ «token» });`,
    name`const fields = { id: user.id, email: user.email, phone }; logger.info(«fields», "a"); logger.info(«fields», "b");`,
    name`const base = { phone: user.phone }; logger.info({ ...«base», id });`,
    name`const text = \`\${user.email} joined\`; logger.info(«text»);`,
    name`const fields = { id }; fields.email = user.email; logger.info(«fields»);`,
    name`let context = {}; context = { ...context, token }; logger.info(«context»);`,
    name`const list = [token, 1]; logger.info("joined", ...«list»);`,
    name`const { SMTP_PASSWORD, JWT_SECRET: secret } = process.env; logger.debug({ «SMTP_PASSWORD», «secret» });`,
    name`function join({ password, email: address }) { logger.info({ «password» }); }`,
    name`for (const email of list) logger.info({ «email» });`,
    whole`const body = req.body; logger.debug("call", «body»);`,
    whole`const { headers } = request; logger.debug({ «headers» });`,
    whole`const { body: data } = ctx.request; logger.debug(«data»);`,
  ],
});

run('no-sensitive-data: whole objects', rule, {
  valid: [
    {
      name: 'parts of it',
      code: 'logger.info({ id: req.id, method: req.method, url: req.url, host: req.headers.host });',
    },
    {
      name: 'a header by a name that is not known',
      code: 'logger.info(headers[name], req.headers["x-request-id"], headers.origin);',
    },
    {
      name: 'redacted',
      code: 'logger.info({ headers: redactedHeaders, user: getPiiFreeUser(user), body: sanitize(req.body) });',
    },
    { name: 'with a replacer', code: 'logger.info(JSON.stringify(req.body, redactor), JSON.stringify(user, ["id"]));' },
    {
      name: 'in a text, where an object shows nothing',
      code: 'logger.info(`user ${user} ${req} ${config}`); user.email;',
    },
    { name: 'a user that may be a name or an id', code: 'logger.info({ user }); logger.info({ user: event.user });' },
    {
      name: 'by its type',
      code: 'function f(user: string, customer: CustomerId) { logger.info({ user, customer }); }',
    },
    { name: 'a person by chance', code: 'client.connect(); logger.info({ client, member, profile, owner });' },
    { name: 'options of a server', code: 'class A { start() { logger.error("failed", this.opts, err); } }' },
    {
      name: 'settings of a part',
      code: 'class A { start() { logger.debug("start", { config: this.config, options, settings }); } }',
    },
    { name: 'a configuration that was handed in', code: 'function f(config) { logger.info({ config }); }' },
    {
      name: 'made for it',
      code: 'logger.info({ user: toDto(user), u: UserSerializer.serialize(user), v: user.toSafeObject() });',
    },
    {
      name: 'put together for it',
      code: 'const user = { id: row.id, role }; const headers = { "content-type": "a" }; logger.info({ user, headers });',
    },
    { name: 'a user of the file system', code: 'const user = config.get("db.user"); logger.info({ user });' },
    { name: 'one value of it', code: 'class A { create(@Body("name") title) { this.logger.info(title); } }' },
    {
      name: 'data that is none of a person',
      code: 'function f(data, options) { logger.info({ data, options }); data.size; options.port; }',
    },
    { name: 'the name of an environment', code: 'import { env } from "./env.js"; logger.info({ env });' },
    { name: 'a library by that name', code: 'import config from "convict"; logger.info({ config });' },
    {
      name: 'a type',
      code: 'import type config from "./config.js"; import { type env } from "./env.js"; logger.info({ config, env });',
    },
    {
      name: 'a body of something else',
      code: 'function f(body) { logger.info({ body }); } logger.info({ body: mail.body, b: fn.body });',
    },
    { name: 'headers of something else', code: 'logger.info({ h: message.headers, headerCount, t: table.headers });' },
    { name: 'columns of a CSV', code: 'const headers = csv.shift(); logger.info({ headers });' },
    {
      name: 'a request of another kind',
      code: 'function f(request) { logger.info({ request }); queue.push(request.id); }',
    },
    {
      name: 'a session of another kind',
      code: 'logger.info({ session }); session.close(); logger.info({ auth, authentication });',
    },
    {
      name: 'the answer of a service that fails',
      code: 'logger.error("failed", { status: response.status, data: response.body });',
    },
    { name: 'as an argument of something else', code: 'logger.info(describe(req), await load(config));' },
  ],
  invalid: [
    whole`console.log(«req»);`,
    whole`console.log("got", «ctx.request», «c.req»);`,
    whole`winston.info("got", { «req» }); import winston from "winston";`,
    whole`logger.info({ headers: «req.headers», out: «options.headers», res: «response.headers», h: «requestHeaders» });`,
    whole`logger.silly("failed", { headers: «response.headers».raw() });`,
    whole`logger.info({ headers: Object.fromEntries(«req.headers») });`,
    whole`logger.info("out", JSON.stringify(«headers»));`,
    whole`logger.info({ body: «req.body», raw: «rawBody», text: «req.rawBody».toString() });`,
    whole`logger.info(\`got \${JSON.stringify(«req.body»)} and \${«rawBody»}\`);`,
    whole`logger.info({ body: await «request.json()» });`,
    whole`app.post("/join", (request, reply) => { console.log(«request»); }); import express from "express"; const app = express();`,
    whole`function f(request: FastifyRequest) { console.log(«request»); }`,
    whole`function f(request) { if (request.headers.host) console.log(«request»); }`,
    whole`export const handler = async (event: APIGatewayProxyEvent) => { console.log("event", JSON.stringify(«event»)); };`,
    whole`export const handler = async (event) => { console.log(«event»); return event.httpMethod; };`,
    whole`class A { create(@Body() body) { this.logger.debug(«body»); } }`,
    whole`class A { create(@Body() dto, @Headers() all) { this.logger.debug(«dto», «all»); } }`,
    whole`import { Post } from "@nestjs/common"; class A { @Post() create(dto: CreateUserDto) { this.logger.debug(«dto»); } }`,
    whole`function register(input) { logger.info("registering", «input»); save(input.password); }`,
    whole`function send(options) { logger.info({ «options» }); mail(options.email); }`,
    whole`logger.error({ config: «err.config», headers: «err.response.headers» });`,
    whole`logger.info({ a: «call.metadata».getMap(), b: «socket.handshake», c: «ctx.header», d: «c.req.header()» });`,
    whole`const config = loadConfig(); logger.info("starting", «config»);`,
    whole`const env = schema.parse(process.env); logger.info({ «env» });`,
    whole`import { env } from "../env.js"; logger.info({ «env» }); listen(env.PORT);`,
    whole`console.table(«users»); console.dir(«user», { depth: null }); logger.debug("%O", «user»);`,
    whole`logger.info({ user: «token.user» }); mail(token.user.email);`,
    whole`const { data: { user } } = await api.get(); logger.info({ «user» }); mail(user.email);`,
    whole`const user = users.find((one) => one.id === id); logger.info({ «user» });`,
    whole`const session = await getServerSession(); logger.info({ «session» }); mail(session.user);`,
    whole`logger.info({ ...«req.body» }, "got");`,
    whole`console.log(«process.env»); logger.info({ env: { ...«process.env» } });`,
    whole`import config from "./config.js"; logger.info({ «config» });`,
    whole`import { env } from "@/env"; console.log(JSON.stringify(«env», null, 2));`,
    whole`const config = require("./config"); console.log("config: %s", JSON.stringify(«config»));`,
    whole`logger.info({ user: «req.user», b: «ctx.state.user», c: «session.user», d: «req.session», e: «req.auth» });`,
    whole`const user = await users.findOne(id); logger.info({ «user» });`,
    whole`function f(user: models.User, staff: Employee[]) { logger.info("joined", «user»); }`,
    whole`function f(user: User) { logger.info("joined", «user»); }`,
    whole`function f(customer) { mail(customer.email); logger.info({ «customer» }); }`,
    whole`function f(member) { logger.info({ id: member.id, ...«member» }); return member.email; }`,
    whole`logger.info(JSON.stringify(«user»));`,
    whole`function f(user) { logger.info({ u: «user».toObject() }); mail(user.email); }`,
    whole`let adUsers = []; adUsers = await this.search(filter); logger.debug("found", { users: «adUsers» });`,
    whole`function f(authentication: TAuthentication) { logger.error({ «authentication» }, "unknown"); }`,
  ],
});

run('no-sensitive-data: tokens that are none', rule, {
  valid: [
    'const token = lexer.next(); logger.debug({ token });',
    'function parse(tokenizer) { const token = tokenizer.read(); logger.debug({ token }); }',
    'logger.info({ tokens: usage.total_tokens, promptTokens, completionTokens, maxTokens, token: usage.promptTokens });',
    'import OpenAI from "openai"; for await (const token of stream) logger.debug({ token });',
    'logger.info({ token: pool.token, tokenAddress, baseToken, quoteToken, nftToken });',
    'const erc20 = load(); logger.info({ token });',
    'logger.info({ nextToken, pageToken: page.nextPageToken, continuationToken, cancellationToken, cursorToken });',
    'logger.info({ colorToken, designToken, themeTokens, tokens });',
    'logger.info({ deletedTokens, usedTokens });',
    'function f(token) { logger.info({ token }, token.symbol); }',
    'logger.info({ userId: decodedToken.sub, claims: decodedToken });',
    'import { InjectionToken } from "di"; logger.info({ token });',
  ],
  invalid: [
    name`const lexer = 1; logger.debug({ «accessToken» });`,
    name`logger.info({ tokens: «accessTokens», n: 1 });`,
    name`logger.info({ «token» });`,
  ],
});

run('no-sensitive-data: where it goes', rule, {
  valid: [
    {
      name: 'elsewhere',
      code: 'element.setAttribute("data-token", token); map.setTag("email", email); form.setUser(user.email);',
    },
    { name: 'analytics', code: 'captureIdentity({ email: user.email }); posthog.capture(user.email);' },
    {
      name: 'ids of users',
      code: 'import * as Sentry from "@sentry/node"; Sentry.setUser({ id: user.id }); Sentry.setUser(null);',
    },
    {
      name: 'a request for the reporter',
      code: 'import Rollbar from "rollbar"; const r = new Rollbar({}); r.error(err, req); r.error(err, request);',
    },
    { name: 'a request for APM', code: 'import apm from "elastic-apm-node"; apm.captureError(err, { request: req });' },
    {
      name: 'a request for something else',
      code: 'Logger.error("failed", toError(err), {}, req); Logger.error("x", err, req);',
    },
    {
      name: 'development',
      code: 'if (env.isDevelopment) { logger.info(`sign in with ${token}`); } if (process.env.NODE_ENV !== "production") console.log(password);',
    },
    {
      name: 'development, inline',
      code: 'process.env.NODE_ENV === "development" && logger.debug({ token }); isDev ? console.log(token) : 0; if (!config.isProduction) logger.info({ email });',
    },
    {
      name: 'a decision about it',
      code: 'span.setStatus({ code: 2, message: "no token" }); span.addEvent("token refreshed", { "token.type": type });',
    },
  ],
  invalid: [
    name`console.log(«password»); console.error("x", «token»); console[level](«secret»);`,
    name`import pino from "pino"; const log = pino(); log.info({ «password» }); log.child({ email: «user.email» }).info("a");`,
    name`import winston from "winston"; winston.log("info", "joined", { «password» }); winston.createLogger().child({ «token» });`,
    name`import { Logger } from "@nestjs/common"; new Logger("a").log(\`joined \${«email»}\`);`,
    name`import bunyan from "bunyan"; bunyan.createLogger({ name: "a" }).child({ «email» });`,
    name`import log4js from "log4js"; const log = log4js.getLogger(); log.addContext("email", «user.email»); log.info(«ssn»);`,
    name`import { consola } from "consola"; consola.success("joined", «password»);`,
    name`import { Logger } from "tslog"; new Logger().silly({ «secret» });`,
    name`import log from "loglevel"; log.info(«apiKey»);`,
    name`import debug from "debug"; const d = debug("a"); d("token %s", «token»);`,
    name`import { Logger } from "@aws-lambda-powertools/logger"; const l = new Logger(); l.appendKeys({ «email» }); l.info("a", { «ssn» });`,
    name`import Fastify from "fastify"; const app = Fastify(); app.log.info({ «token» }); app.get("/", (request) => request.log.info({ «email» }));`,
    name`req.log.info({ email: «req.body.email» });`,
    name`this.logger.withContext({ «email» }).info("a"); log.with({ «token» });`,
    name`logger.debug(() => \`joined \${«token»}\`);`,
    name`logger.error(new Error(\`cannot join with \${«password»}\`));`,
    name`this.errorReporter.error(new JoinError("failed", { extra: { email: «user.email» } }), { extra: { «token» } });`,
    name`import { trace } from "@opentelemetry/api"; trace.getActiveSpan()?.setAttribute("user.email", «user.email»);`,
    name`import { trace } from "@opentelemetry/api"; trace.getTracer("a").startSpan("join", { attributes: { «email» } }).addEvent("x", { «token» });`,
    name`import { trace } from "@opentelemetry/api"; const t = trace.getTracer("a"); t.startActiveSpan("join", { attributes: { «phone» } }, (span) => span.setAttributes({ «ssn» }));`,
    name`import { propagation } from "@opentelemetry/api"; propagation.getActiveBaggage().setEntry("email", { value: «user.email» });`,
    name`import { logs } from "@opentelemetry/api-logs"; logs.getLogger("a").emit({ body: "x", attributes: { «email» } });`,
    name`import { ATTR_USER_EMAIL } from "@opentelemetry/semantic-conventions"; span.setAttribute(ATTR_USER_EMAIL, «user.email»);`,
    key`span.setAttribute("user.email", «value»); span.setAttributes({ «"enduser.token": value» });`,
    key`import { ATTR_USER_EMAIL } from "./attributes.js"; span.setAttribute(ATTR_USER_EMAIL, «value»);`,
    name`import tracer from "dd-trace"; const span = tracer.startSpan("a", { tags: { «email» } }); span.setTag("t", «token»); span.addTags({ «ssn» }); span.setBaggageItem("e", «user.email»);`,
    name`import tracer from "dd-trace"; tracer.trace("a", { tags: { «email» } }, (span) => span.setTag("b", «phone»)); tracer.setUser({ id, email: «user.email» });`,
    name`import * as Sentry from "@sentry/node"; Sentry.setTag("email", «user.email»); Sentry.setTags({ «token» }); Sentry.setExtra("a", «secret»); Sentry.setExtras({ «ssn» });`,
    name`import * as Sentry from "@sentry/node"; Sentry.setContext("a", { «phone» }); Sentry.addBreadcrumb({ message: \`\${«email»}\`, data: { «token» } });`,
    name`import * as Sentry from "@sentry/node"; Sentry.withScope((scope) => { scope.setUser({ email: «user.email» }); scope.setExtra("a", «password»); });`,
    name`import * as Sentry from "@sentry/node"; Sentry.captureException(err, { user: { email: «user.email» }, extra: { «token» }, tags: { «phone» }, contexts: { a: { «ssn» } } });`,
    name`import * as Sentry from "@sentry/node"; Sentry.captureMessage(\`no seat for \${«email»}\`); Sentry.startSpan({ name: "a", attributes: { «token» } }, (span) => span.setAttribute("b", «secret»));`,
    whole`import * as Sentry from "@sentry/node"; Sentry.setUser(«user»); Sentry.setContext("request", «req.headers»);`,
    whole`import * as Sentry from "@sentry/node"; Sentry.captureException(err, { extra: { body: «req.body» } });`,
    name`this.sentry?.setUser({ email: «user.email» }); sentry.captureMessage("a", { extra: { «token» } });`,
    name`import Bugsnag from "@bugsnag/js"; Bugsnag.addMetadata("user", { «email» }); Bugsnag.addMetadata("user", "email", «user.email»); Bugsnag.setUser(id, «user.email», label);`,
    name`import Bugsnag from "@bugsnag/js"; Bugsnag.notify(err, (event) => { event.addMetadata("a", { «token» }); }); Bugsnag.leaveBreadcrumb("a", { «ssn» });`,
    key`import Bugsnag from "@bugsnag/js"; Bugsnag.setUser(id, «address», label);`,
    name`import Honeybadger from "@honeybadger-io/js"; Honeybadger.setContext({ «email» }); Honeybadger.notify(err, { context: { «token» } });`,
    name`import Rollbar from "rollbar"; const r = new Rollbar({}); r.error(err, { «email» }); r.configure({ payload: { person: { email: «user.email» } } });`,
    name`import newrelic from "newrelic"; newrelic.addCustomAttribute("email", «user.email»); newrelic.addCustomAttributes({ «token» }); newrelic.noticeError(err, { «ssn» });`,
    name`import apm from "elastic-apm-node"; apm.setUserContext({ id, email: «user.email» }); apm.setCustomContext({ «token» }); apm.setLabel("a", «ssn»); apm.currentTransaction.addLabels({ «phone» });`,
    name`import { TelemetryClient } from "applicationinsights"; const c = new TelemetryClient(); c.trackEvent({ name: "a", properties: { «email» } }); c.trackException({ exception: err, properties: { «token» } }); c.trackTrace({ message: \`\${«ssn»}\` });`,
    name`import { Counter } from "prom-client"; const c = new Counter({ name: "a", help: "h", labelNames: ["a", "b"] }); c.inc({ a: «apiKey» }); c.labels(«email», "x").inc();`,
    name`import { StatsD } from "hot-shots"; const s = new StatsD(); s.increment("a", 1, { email: «user.email» });`,
    name`this.tracing.startSpan({ name: "a", attributes: { «email» } }, async (span) => span.setAttribute("t", «token»));`,
    name`segment.addAnnotation("email", «user.email»); tracer.putAnnotation("token", «token»);`,
    name`if (isProduction) logger.info({ «token» }); if (!env.isDevelopment) logger.info({ «email» }); if (env.isDevelopment) go(); else logger.info({ «ssn» });`,
    name`logger.info(\`Sending email to \${«data.to»}\`); logger.error("Failed to send mail", { recipients: «recipients» });`,
  ],
});

const PINO =
  'import pino from "pino"; import pinoHttp from "pino-http"; import bunyan from "bunyan"; import winston from "winston"; import { Logger } from "tslog"; import Fastify from "fastify";\n';

run('no-sensitive-data: what the logger hides', rule, {
  valid: [
    `${PINO}pino({ redact: ['password', '*.email', 'req.headers.authorization'] }).info({ password, user: { email }, req: { headers: { authorization } } });`,
    `${PINO}const log = pino({ redact: { paths: ['user.*', 'tokens[*].secret'], censor: '***' } }); log.child({}).info({ user: { email: user.email } });`,
    `${PINO}pino({ redact: ['req.headers.authorization'] }).info({ req });`,
    `${PINO}pino({ serializers: { req: pino.stdSerializers.req, user: (u) => u.id } }).info({ req, user: req.user });`,
    `${PINO}pino({ serializers: pino.stdSerializers }).info({ req, res });`,
    `${PINO}bunyan.createLogger({ name: 'a', serializers: bunyan.stdSerializers }).info({ req });`,
    `${PINO}winston.createLogger({ format: winston.format.combine(redactSecrets(), winston.format.json()) }).info('a', { password });`,
    `${PINO}new Logger({ maskValuesOfKeys: ['password'] }).info({ password }); new Logger({ mask: { keys: ['email'] } }).info({ email: user.email });`,
    `${PINO}pino({ redact: ['email'] }).child({ email: user.email });`,
    'class A { f() { this.logger.info({ password }); } } LoggerModule.forRoot({ pinoHttp: { redact: ["password"] } });',
    `${PINO}Fastify({ logger: { redact: ['token'] } }); function f(request) { request.log.info({ token }); }`,
    {
      name: 'with the serializers of the framework',
      code: 'import Fastify from "fastify"; const app = Fastify(); app.log.info({ req: request, res }); function f(request) { request.headers; }',
    },
    {
      name: 'with whatever another file set up',
      code: 'import { logging } from "./logging.js"; logging.error({ req: req, res: res, err: req.err }); req.log.info({ req });',
    },
  ],
  invalid: [
    name`import pino from "pino"; pino({ redact: ['password'] }).info({ password, token: «token» });`,
    {
      name: 'a text is not redacted',
      ...name`import pino from "pino"; pino({ redact: ['password'] }).info(\`\${«password»}\`);`,
    },
    {
      name: 'under another name',
      ...name`import pino from "pino"; pino({ redact: ['password'] }).info({ pw: «password» });`,
    },
    {
      name: 'on another level',
      ...name`import pino from "pino"; pino({ redact: ['password'] }).info({ user: { «email» } });`,
    },
    whole`import pino from "pino"; pino().info({ «req» });`,
    whole`import pino from "pino"; function f(request: Request) { pino({ level: "info" }).info({ req: «request» }); }`,
    name`import Fastify from "fastify"; const app = Fastify({ logger: { redact: ['token'] } }); app.log.info({ «email» });`,
  ],
});

const CATEGORY_CODE = 'logger.info({ a: token, b: cardNumber, c: email, d: ssn, e: latitude, f: req.body });';

run('no-sensitive-data: options', rule, {
  valid: [
    {
      code: CATEGORY_CODE,
      options: [
        {
          categories: {
            credentials: false,
            payment: false,
            contact: false,
            identity: false,
            location: false,
            objects: false,
          },
        },
      ],
    },
    {
      code: 'logger.info({ a: csrfToken, b: supportDesk.email, c: user.taxId, d: body });',
      options: [
        {
          categories: {
            credentials: { allow: ['csrf token'] },
            contact: { allow: ['email'] },
            identity: { allow: ['tax_id'] },
          },
        },
      ],
    },
    {
      code: 'logger.info(await c.req.json(), c.req.header(), headers(), req);',
      options: [{ categories: { objects: false } }],
    },
    { code: 'logger.info({ headers: req.headers });', options: [{ categories: { objects: { allow: ['headers'] } } }] },
    {
      code: 'logger.info({ badge: badge.type, badgeNumberCount });',
      options: [{ categories: { identity: { add: ['badge number'] } } }],
    },
    { filename: 'src/join.test.ts', code: 'logger.info({ password });' },
    { filename: 'scripts/seed.ts', code: 'console.log({ email: demo.email });' },
    { code: 'import { Command } from "commander"; console.log(password);' },
    { code: 'document.title = "a"; console.log(token);' },
  ],
  invalid: [
    {
      code: CATEGORY_CODE,
      errors: [
        { messageId: 'name', column: 18 },
        { messageId: 'name', column: 28 },
        { messageId: 'name', column: 43 },
        { messageId: 'name', column: 53 },
        { messageId: 'name', column: 61 },
        { messageId: 'whole', column: 74 },
      ],
    },
    {
      ...name`logger.info({ a: «badgeNumber», b: «guest.badge_no», c: token });`,
      options: [{ categories: { identity: { add: ['badge number', 'badge-no'] }, credentials: false } }],
    },
    {
      ...name`logger.info({ email, token: «accessToken» });`,
      options: [{ categories: { contact: false, credentials: { allow: ['csrf token'] } } }],
    },
    { ...whole`logger.info({ d: «patientDossier» });`, options: [{ categories: { objects: { add: ['dossier'] } } }] },
    { ...name`logger.info({ «password» });`, filename: 'src/join.test.ts', options: [{ everywhere: true }] },
    { ...name`document.title = "a"; console.log(«token»);`, options: [{ everywhere: true }] },
  ],
});

run('no-sensitive-data: odd syntax', rule, {
  valid: [
    'logger.info();',
    'logger.info(...args);',
    'logger.info(<div email={email} />);',
    'logger.info(function () { return password; }, class { password = 1; }, async () => { await token; });',
    'const { [key]: value } = user; logger.info({ value, [password]: 1 });',
    'logger.info({ get password() { return 1; }, set token(v) {} });',
    'logger.info({ user: rooms["("].user, b: a["*"]["["].customer });',
    'label: for (;;) { logger.info(); break label; }',
  ],
  invalid: [
    name`logger?.info?.({ a: «user?.email» satisfies string });`,
    name`(0, logger.info)({ a: «token», b: («email» as unknown) as string });`,
    name`const { password: pw = "x" } = input; logger.info(«pw»);`,
    name`const logger = require("pino")(); logger.info({ ["password"]: «password», [\`token\`]: «token» });`,
    name`@Injectable() class A<T> { private readonly logger = new Logger(A.name); constructor(private token: string) { this.logger.info(«this.token»); } }`,
    name`logger.info({ a /* why */: /* b */ «email» /* c */ }); // d`,
    name`logger.info\`\`; logger.info(tag\`a \${«token»}\`);`,
    name`logger.info({ a: (x = «token»), b: [, «email»], c: [...«emails»] });`,
    name`logger.info(new Map([["a", «token»]]), new Set([«email»]));`,
    name`enum E { A = "a" } namespace N { export const x = 1; } logger.info({ a: E.A, n: N.x, e: «email» });`,
  ],
});
