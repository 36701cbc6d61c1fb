// The one call whose parameters differ between the Android SDK and the Huawei one.
package conformance

import org.infobip.mobile.messaging.MobileMessaging
import org.infobip.mobile.messaging.User
import org.infobip.mobile.messaging.plugins.PersonalizationCtx

internal fun MobileMessaging.personalizeWith(context: PersonalizationCtx, listener: MobileMessaging.ResultListener<User>) =
    personalize(
        context.userIdentity,
        context.userAttributes,
        context.forceDepersonalize,
        context.keepAsLead,
        context.setDeviceAsPrimary,
        listener,
    )
