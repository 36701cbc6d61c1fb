// A module of its own beside the app: the SDK under test, Robolectric, and the adapter that lies in this folder.
//
//     ./gradlew :conformance:classpath        writes classpath.txt, which ConformanceStdio.kt is started with
plugins {
    id("com.android.library")
    kotlin("android")
}

android {
    namespace = "conformance"
    compileSdk = 35
    defaultConfig { minSdk = 24 }
    sourceSets["test"].java {
        srcDir(projectDir)
        exclude("**/*.kts")
    }
    testOptions.unitTests.isIncludeAndroidResources = true
}

dependencies {
    // The SDK that is judged: a published version, or project(":your-sdk").
    testImplementation("com.infobip:infobip-mobile-messaging-android-sdk:15.0.0")
    testImplementation("org.robolectric:robolectric:4.14.1")
    testImplementation("junit:junit:4.13.2")
}

tasks.register("classpath") {
    val tests = tasks.named<Test>("testDebugUnitTest")
    dependsOn("compileDebugUnitTestKotlin", "processDebugUnitTestJavaRes")
    doLast { file("classpath.txt").writeText(tests.get().classpath.asPath) }
}
