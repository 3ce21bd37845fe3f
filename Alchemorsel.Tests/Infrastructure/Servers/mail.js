// A mail server that keeps what it gets in the folder of its first argument: a JSON file for each message.
// The second argument, "tls", lets it offer STARTTLS with a certificate that nobody trusts.
const { createRequire } = require('node:module');
const { writeFileSync, renameSync } = require('node:fs');
const { join } = require('node:path');
const { SMTPServer } = createRequire(join(process.cwd(), 'package.json'))('smtp-server');

const [folder, tls] = process.argv.slice(2);
let number = 0;
const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  disabledCommands: tls === 'tls' ? [] : ['STARTTLS'],
  logger: false,
  onAuth: ({ username, password }, _session, done) =>
    username === 'kitchen' && password === 'salt and pepper' ? done(null, { user: username }) : done(new Error('No.')),
  onRcptTo: ({ address }, _session, done) => {
    const refusal = new Error(address.startsWith('nobody@') ? 'No such mailbox.' : 'Come back later.');
    refusal.responseCode = address.startsWith('nobody@') ? 550 : 451;
    done(address.startsWith('nobody@') || address.startsWith('busy@') ? refusal : null);
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const path = join(folder, `${++number}.json`);
      writeFileSync(`${path}.part`, JSON.stringify({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(one => one.address),
        user: session.user ?? null,
        message: Buffer.concat(parts).toString('utf8'),
      }));
      renameSync(`${path}.part`, path);
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(`listening on 127.0.0.1:${server.server.address().port}`));
