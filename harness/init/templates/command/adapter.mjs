// An adapter in its smallest form, to write your own after in any language: JSON-RPC 2.0, one message a line on standard
// input and output. Standard output belongs to the protocol: log to standard error.
//
// Replace `Sdk` by yours. This one registers, sends what it is told and validates nothing: "doctor" finds it in order,
// "run" does not.
import { createInterface } from 'node:readline';

/** A stand-in for your SDK. */
class Sdk {
  init({ applicationCode, backendBaseURL, userDataJwt = null }, onSuccess, onError) {
    this.app = `App ${applicationCode}`;
    this.root = `${backendBaseURL}/mobile/1/appinstance`;
    this.jwt = userDataJwt;
    const registered = ({ pushRegId }) => {
      this.root = `${this.root}/${pushRegId}`;
      onSuccess();
    };
    void this.send('POST', '?ri=true', {}, registered, onError, this.app);
  }

  setUserDataJwt(jwt, onSuccess) {
    this.jwt = jwt ?? null;
    onSuccess();
  }

  fetchUser(onSuccess, onError) {
    void this.send('GET', '/user?ri=true', undefined, onSuccess, onError);
  }

  saveUser(user, onSuccess, onError) {
    void this.send('PATCH', '/user', user, onSuccess, onError);
  }

  personalize({ userIdentity, userAttributes }, onSuccess, onError) {
    void this.send('POST', '/personalize', { userIdentity, userAttributes }, onSuccess, onError);
  }

  async send(method, path, body, onSuccess, onError, authorization) {
    try {
      const headers = {
        Authorization: authorization ?? (this.jwt === null ? this.app : `Bearer ${this.jwt}`),
        'Content-Type': 'application/json',
      };
      const response = await fetch(this.root + path, { method, headers, body: JSON.stringify(body) });
      const answer = await response.json();
      if (response.ok) return onSuccess(answer);
      const { messageId, text } = answer.requestError.serviceException;
      onError({ code: messageId, description: text });
    } catch (error) {
      onError({ code: 'NETWORK_ERROR', description: String(error) });
    }
  }
}

/** SDK instances by the id that the harness gave them, with the callbacks that came after their call was answered. */
const instances = new Map();

/** Calls into the SDK; answers with every callback that fired, or with none when the time is up. */
function call({ sdkId, callId, timeoutMs }, work) {
  return new Promise((resolve) => {
    const { sdk, late } = instances.get(sdkId);
    const callbacks = [];
    let answered = false;
    const answer = (more = {}) => {
      clearTimeout(timer);
      if (!answered) resolve({ callbacks, ...more });
      answered = true;
    };
    const timer = setTimeout(answer, timeoutMs);
    const see = (callback) => {
      if (answered) late.push({ callId, callback });
      else callbacks.push(callback);
      // A second callback, which would be a defect, is seen with the first.
      setTimeout(answer, 5);
    };
    const onSuccess = (value) => see({ kind: 'success', value, atMs: Date.now() });
    const onError = ({ code, description }) => see({ kind: 'error', code, description, atMs: Date.now() });
    try {
      work(sdk, onSuccess, onError);
    } catch ({ name, message }) {
      answer({ threw: { name, message } });
    }
  });
}

const methods = {
  initialize: () => ({
    protocolVersion: 1,
    sdk: { name: 'my SDK', version: '1.0.0' },
    // `operations`: which of depersonalize, getUser, fetchInstallation, saveInstallation, submitEventImmediately and
    // cleanup it has. `concurrentSdks`: 1 if it is a singleton. `setClock`: true if its clock can be set.
    capabilities: { operations: [], concurrentSdks: 32, setClock: false },
    clockMs: Date.now(),
  }),
  createSdk: (params) => {
    instances.set(params.sdkId, { sdk: new Sdk(), late: [] });
    return call(params, (sdk, onSuccess, onError) => sdk.init(params, onSuccess, onError));
  },
  setUserDataJwt: (params) =>
    call(params, (sdk, onSuccess, onError) => sdk.setUserDataJwt(params.jwt, onSuccess, onError)),
  invoke: (params) =>
    call(params, (sdk, onSuccess, onError) => {
      const given = 'argument' in params ? [params.argument] : [];
      sdk[params.operation](...given, onSuccess, onError);
    }),
  disposeSdk: ({ sdkId }) => {
    const { late } = instances.get(sdkId) ?? { late: [] };
    instances.delete(sdkId);
    return { late };
  },
  shutdown: () => ({}),
};

async function answerTo({ id, method, params }) {
  try {
    if (methods[method] === undefined)
      return { jsonrpc: '2.0', id, error: { code: -32601, message: `There is no method ${method}.` } };
    return { jsonrpc: '2.0', id, result: await methods[method](params) };
  } catch (error) {
    return { jsonrpc: '2.0', id, error: { code: -32603, message: String(error) } };
  }
}

// The harness closes standard input when it is done: then the adapter ends.
for await (const line of createInterface({ input: process.stdin }))
  void answerTo(JSON.parse(line)).then((answer) => console.log(JSON.stringify(answer)));
