// What the harness drives: Infobip's Flutter plugin (infobip_mobilemessaging). Its functions return Futures: what they give
// is the success, what they throw is the error.
//
// The published plugin has no base URL in its configuration: it reaches the harness only with a change on the native side,
// which docs/any-sdk.md names. submitEventImmediately is left out: the plugin gives nothing back that could be judged.
import 'dart:async';

import 'package:flutter/services.dart';
import 'package:infobip_mobilemessaging/infobip_mobilemessaging.dart';
import 'package:infobip_mobilemessaging/models/configurations/configuration.dart';
import 'package:infobip_mobilemessaging/models/data/installation.dart';
import 'package:infobip_mobilemessaging/models/data/personalize_context.dart';
import 'package:infobip_mobilemessaging/models/data/user_data.dart';

/// The callbacks of a call. Hand on what the SDK gives, as it gives it.
abstract class Callbacks {
  /// [value] is anything that JSON can carry; null: none.
  void success([Object? value]);
  void error(String? code, String? description);
}

class SdkUnderTest {
  /// What the report calls it.
  static const about = {'name': 'my Flutter SDK', 'version': '1.0.0', 'language': 'Dart'};

  /// The optional operations that it has.
  static const operations = ['depersonalize', 'getUser', 'fetchInstallation', 'saveInstallation', 'cleanup'];

  /// The configuration has `backendBaseURL`, `applicationCode` and, if there is one, `userDataJwt`. Calls back once the
  /// installation is registered.
  void init(Map<String, Object?> configuration, Callbacks callbacks) => _report(callbacks, () async {
        await InfobipMobilemessaging.init(Configuration(
          applicationCode: configuration['applicationCode']! as String,
          userDataJwt: configuration['userDataJwt'] as String?,
          iosSettings: IOSSettings(notificationTypes: ['alert', 'badge', 'sound']),
        ));
        await _registered();
        return null;
      });

  /// [jwt] null: the person is anonymous.
  void setUserDataJwt(String? jwt, Callbacks callbacks) =>
      _report(callbacks, () => InfobipMobilemessaging.setUserDataJwt(jwt));

  void fetchUser(Callbacks callbacks) =>
      _report(callbacks, () async => (await InfobipMobilemessaging.fetchUser()).toJson());

  /// [user]: externalUserId, firstName, lastName, …; the field names are the wire's.
  void saveUser(Map<String, Object?> user, Callbacks callbacks) =>
      _report(callbacks, () => InfobipMobilemessaging.saveUser(UserData.fromJson(user)));

  /// [context]: userIdentity, userAttributes, forceDepersonalize, keepAsLead, setDeviceAsPrimary.
  void personalize(Map<String, Object?> context, Callbacks callbacks) {
    final identity = context['userIdentity']! as Map<String, Object?>;
    final attributes = context['userAttributes'] as Map<String, Object?>?;
    _report(
      callbacks,
      () => InfobipMobilemessaging.personalize(PersonalizeContext(
        userIdentity: UserIdentity(
          externalUserId: identity['externalUserId'] as String?,
          phones: (identity['phones'] as List<Object?>?)?.cast<String>(),
          emails: (identity['emails'] as List<Object?>?)?.cast<String>(),
        ),
        userAttributes: attributes == null ? null : _attributes(attributes),
        forceDepersonalize: context['forceDepersonalize'] as bool?,
        keepAsLead: context['keepAsLead'] as bool?,
        setDeviceAsPrimary: context['setDeviceAsPrimary'] as bool?,
      )),
    );
  }

  void depersonalize(Callbacks callbacks) => _report(callbacks, InfobipMobilemessaging.depersonalize);

  void getUser(Callbacks callbacks) =>
      _report(callbacks, () async => (await InfobipMobilemessaging.getUser()).toJson());

  void fetchInstallation(Callbacks callbacks) =>
      _report(callbacks, () async => (await InfobipMobilemessaging.fetchInstallation()).toJson());

  void saveInstallation(Map<String, Object?> installation, Callbacks callbacks) =>
      _report(callbacks, () => InfobipMobilemessaging.saveInstallation(Installation.fromJson(installation)));

  void cleanup(Callbacks callbacks) => _report(callbacks, InfobipMobilemessaging.cleanup);

  /// Gives up what the SDK holds: called when a scenario is over.
  void dispose() => unawaited(InfobipMobilemessaging.cleanup().catchError((Object _) {}));

  UserAttributes _attributes(Map<String, Object?> fields) => UserAttributes(
        firstName: fields['firstName'] as String?,
        lastName: fields['lastName'] as String?,
        middleName: fields['middleName'] as String?,
        gender: UserData.resolveGender(fields['gender'] as String?),
        birthday: fields['birthday'] as String?,
        tags: (fields['tags'] as List<Object?>?)?.cast<String>(),
        customAttributes: fields['customAttributes'] as Map<String, dynamic>?,
      );

  /// Five seconds at most: the backend may have refused the registration.
  Future<void> _registered() async {
    final until = DateTime.now().add(const Duration(seconds: 5));
    while (DateTime.now().isBefore(until)) {
      if ((await InfobipMobilemessaging.getInstallation()).pushRegistrationId != null) return;
      await Future<void>.delayed(const Duration(milliseconds: 10));
    }
  }

  Future<void> _report(Callbacks callbacks, Future<Object?> Function() call) async {
    try {
      callbacks.success(await call());
    } on PlatformException catch (error) {
      callbacks.error(error.code, error.message);
    }
  }
}
