// What the harness drives. Put your SDK's calls into the functions; each calls back exactly when the SDK does.

/// The callbacks of a call. Hand on what the SDK gives, as it gives it.
abstract class Callbacks {
  /// [value] is anything that JSON can carry; null: none.
  void success([Object? value]);
  void error(String? code, String? description);
}

class SdkUnderTest {
  /// Starts the SDK: `backendBaseURL`, `applicationCode` and `userDataJwt` are in the configuration. Calls back when the
  /// installation has been registered. A new start must know nothing of the one before: clean up first.
  void init(Map<String, Object?> configuration, Callbacks callbacks) {
    // InfobipMobilemessaging.init(Configuration(applicationCode: configuration['applicationCode'] as String, …))
    _todo(callbacks);
  }

  /// [jwt] null: the person is anonymous.
  void setUserDataJwt(String? jwt, Callbacks callbacks) => _todo(callbacks);

  void fetchUser(Callbacks callbacks) => _todo(callbacks);

  /// [user]: externalUserId, firstName, lastName, …; the field names are the wire's.
  void saveUser(Map<String, Object?> user, Callbacks callbacks) => _todo(callbacks);

  /// [context]: userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary.
  void personalize(Map<String, Object?> context, Callbacks callbacks) => _todo(callbacks);

  void depersonalize(Callbacks callbacks) => _todo(callbacks);

  /// Gives up what the SDK holds: called when a scenario is over.
  void dispose() {}

  void _todo(Callbacks callbacks) => callbacks.error('TODO', 'sdk_under_test.dart does not call the SDK yet.');
}
