// Lets mm-auth-conformance drive an SDK inside this app: dials the harness over WebSocket, one JSON-RPC 2.0 message a text
// frame, and dials again when the connection is lost. The Dart SDK only.
//
//     startConformanceAgent('ws://10.0.2.2:8485/agent?token=…');
//
// The address is printed by: mm-auth-conformance run --sdk agent --port 8485
// A plain-text address needs usesCleartextTraffic (Android) and NSAllowsLocalNetworking (iOS) in the test build.
import 'dart:async';
import 'dart:convert';
import 'dart:io';
import 'dart:math';

import 'sdk_under_test.dart';

/// Close codes after which it is not to be dialled again: the run is over, replaced, the token was refused.
const _lastCodes = {4000, 4002, 4401};

/// Dials until the run is over.
Future<void> startConformanceAgent(String url) async {
  final address = '$url&agent=agent-${Random().nextInt(1 << 32)}';
  final adapter = _Adapter();
  while (true) {
    try {
      final socket = await WebSocket.connect(address);
      await for (final message in socket) {
        if (message is String) unawaited(adapter.answer(message).then(socket.add));
      }
      if (_lastCodes.contains(socket.closeCode)) {
        print('conformance: ${socket.closeReason}');
        return;
      }
    } on Exception catch (error) {
      print('conformance: $error');
    }
    await Future<void>.delayed(const Duration(milliseconds: 500));
  }
}

class _Adapter {
  final _instances = <String, _Instance>{};

  Future<String> answer(String text) async {
    final message = jsonDecode(text) as Map<String, Object?>;
    final answer = <String, Object?>{'jsonrpc': '2.0', 'id': message['id']};
    try {
      final params = (message['params'] ?? <String, Object?>{}) as Map<String, Object?>;
      answer['result'] = await _perform(message['method']! as String, params);
    } catch (error) {
      answer['error'] = {'code': -32603, 'message': '$error'};
    }
    return jsonEncode(answer);
  }

  Future<Map<String, Object?>> _perform(String method, Map<String, Object?> params) async {
    final sdkId = params['sdkId'] as String? ?? '';
    switch (method) {
      case 'initialize':
        return _introduction();
      case 'shutdown':
        return {};
      case 'createSdk':
        final instance = _instances[sdkId] = _Instance();
        return _inexpressible(params['userDataJwt']) ??
            instance.call(params, (sdk, callbacks) => sdk.init(params, callbacks));
      case 'setUserDataJwt':
        return _inexpressible(params['jwt']) ??
            _of(sdkId).call(params, (sdk, callbacks) => sdk.setUserDataJwt(params['jwt'] as String?, callbacks));
      case 'invoke':
        return _of(sdkId).call(params, (sdk, callbacks) => _invoke(sdk, params, callbacks));
      case 'disposeSdk':
        return {'late': _instances.remove(sdkId)?.dispose() ?? <Object?>[]};
      default:
        throw ArgumentError('There is no method $method.');
    }
  }

  _Instance _of(String sdkId) => _instances[sdkId] ?? (throw ArgumentError('There is no SDK $sdkId.'));

  void _invoke(SdkUnderTest sdk, Map<String, Object?> params, Callbacks callbacks) {
    final argument = (params['argument'] ?? <String, Object?>{}) as Map<String, Object?>;
    switch (params['operation']) {
      case 'fetchUser':
        sdk.fetchUser(callbacks);
      case 'saveUser':
        sdk.saveUser(argument, callbacks);
      case 'personalize':
        sdk.personalize(argument, callbacks);
      case 'depersonalize':
        sdk.depersonalize(callbacks);
      case 'getUser':
        sdk.getUser(callbacks);
      case 'fetchInstallation':
        sdk.fetchInstallation(callbacks);
      case 'saveInstallation':
        sdk.saveInstallation(argument, callbacks);
      case 'cleanup':
        sdk.cleanup(callbacks);
      default:
        throw ArgumentError('There is no operation ${params['operation']}.');
    }
  }

  /// The answer where Dart cannot hand over such a JWT; null: it can.
  Map<String, Object?>? _inexpressible(Object? jwt) => jwt is String?
      ? null
      : {'callbacks': <Object?>[], 'inexpressible': 'The parameter is a String?, not a ${jwt.runtimeType}.'};

  Map<String, Object?> _introduction() => {
        'protocolVersion': 1,
        'sdk': {...SdkUnderTest.about, 'platform': Platform.operatingSystem},
        'capabilities': {
          'operations': SdkUnderTest.operations,
          // 1: the SDK is a singleton, scenarios run one after another.
          'concurrentSdks': 1,
          // Published SDKs answer an identical call within a second without a request.
          'debounceMs': 1000,
          // Its start succeeds before the installation is registered: init waits for that.
          'registersLater': true,
        },
        'clockMs': DateTime.now().millisecondsSinceEpoch,
      };
}

/// One SDK with the callbacks that came after their call had been answered.
class _Instance {
  final _sdk = SdkUnderTest();
  final _late = <Object?>[];

  /// Answers with every callback that fired, or with none when the time is up.
  Future<Map<String, Object?>> call(
    Map<String, Object?> params,
    void Function(SdkUnderTest sdk, Callbacks callbacks) make,
  ) async {
    final seen = _Seen(params['callId'], _late);
    final result = <String, Object?>{'callbacks': seen.callbacks};
    try {
      make(_sdk, seen);
      final timeout = Duration(milliseconds: (params['timeoutMs']! as num).round());
      await seen.fired.future.timeout(timeout);
      // A second callback, which would be a defect, is seen with the first.
      await Future<void>.delayed(const Duration(milliseconds: 20));
    } on TimeoutException {
      // No callback: that is an answer.
    } catch (error) {
      result['threw'] = {'name': '${error.runtimeType}', 'message': '$error'};
    }
    seen.answered = true;
    return result;
  }

  List<Object?> dispose() {
    _sdk.dispose();
    return _late;
  }
}

class _Seen implements Callbacks {
  _Seen(this._callId, this._late);

  final Object? _callId;
  final List<Object?> _late;
  final callbacks = <Object?>[];
  final fired = Completer<void>();
  bool answered = false;

  @override
  void success([Object? value]) => _see({'kind': 'success', if (value != null) 'value': value});

  @override
  void error(String? code, String? description) => _see({
        'kind': 'error',
        if (code != null) 'code': code,
        if (description != null) 'description': description,
      });

  void _see(Map<String, Object?> callback) {
    callback['atMs'] = DateTime.now().millisecondsSinceEpoch;
    if (answered) {
      _late.add({'callId': _callId, 'callback': callback});
    } else {
      callbacks.add(callback);
    }
    if (!fired.isCompleted) fired.complete();
  }
}
