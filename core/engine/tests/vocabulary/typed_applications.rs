// Written by ci/generate from core/engine/catalogue/applications.toml: change that, not this.

//! Each typed builder, made with the values that the golden lines are made of.

use eslng_engine::command::app::*;
use eslng_engine::command::syntax::Schedule;
use eslng_engine::vocabulary::HangupCause;

use super::typed::{argument, dial, pairs};

#[test]
fn every_typed_builder_writes_a_golden_line() {
    argument("acknowledge_call", &AcknowledgeCall::new());
    argument("answer", &Answer::new());
    argument("att_xfer", &AttXfer::new(dial()));
    argument("bgsystem", &Bgsystem::new("some text"));
    argument("bind_digit_action", &BindDigitAction::new("REALM", "DIGITS", "ACTION"));
    argument(
        "bind_digit_action",
        &BindDigitAction {
            value: Some("VALUE".into()),
            target_leg: Some("TARGET_LEG".into()),
            event_leg: Some("EVENT_LEG".into()),
            ..BindDigitAction::new("REALM", "DIGITS", "ACTION")
        },
    );
    argument("bind_meta_app", &BindMetaApp::new("KEY", BindMetaAppListen::A, "RESPOND", "APPLICATION", "ARGUMENT"));
    argument("block_dtmf", &BlockDtmf::new());
    argument("break", &Break::new());
    argument("bridge", &Bridge::new(dial()));
    argument("bridge_export", &BridgeExport::new("NAME", "some text"));
    argument("broadcast", &Broadcast::new("PATH", "LEG"));
    argument("capture", &Capture::new("VARIABLE", "DATA", "REGEX"));
    argument("capture_text", &CaptureText::new(CaptureTextState::On));
    argument("check_acl", &CheckAcl::new("IP", "ACL"));
    argument("check_acl", &CheckAcl { cause: Some(HangupCause::UserBusy), ..CheckAcl::new("IP", "ACL") });
    argument("clear_digit_action", &ClearDigitAction::new("REALM"));
    argument("clear_digit_action", &ClearDigitAction { target: Some("TARGET".into()), ..ClearDigitAction::new("REALM") });
    argument("clear_speech_cache", &ClearSpeechCache::new());
    argument("cng_plc", &CngPlc::new());
    argument("debug_media", &DebugMedia::new(DebugMediaDirection::Read, DebugMediaState::On));
    argument("deduplicate_dtmf", &DeduplicateDtmf::new());
    argument("deduplicate_dtmf", &DeduplicateDtmf { only_rtp: true });
    argument("deflect", &Deflect::new("URI"));
    argument("delay_echo", &DelayEcho::new(1));
    argument("detect_audio", &DetectAudio::new(1, 1, 1));
    argument("detect_audio", &DetectAudio { file: Some("FILE".into()), ..DetectAudio::new(1, 1, 1) });
    argument("detect_silence", &DetectSilence::new(1, 1, 1));
    argument("detect_silence", &DetectSilence { file: Some("FILE".into()), ..DetectSilence::new(1, 1, 1) });
    argument("detect_speech", &DetectSpeech::new("some text"));
    argument("digit_action_set_realm", &DigitActionSetRealm::new("REALM"));
    argument(
        "digit_action_set_realm",
        &DigitActionSetRealm { target: Some("TARGET".into()), ..DigitActionSetRealm::new("REALM") },
    );
    argument("displace_session", &DisplaceSession::new("PATH"));
    argument(
        "displace_session",
        &DisplaceSession { flags: Some("FLAGS".into()), limit: Some("LIMIT".into()), ..DisplaceSession::new("PATH") },
    );
    argument("early_hangup", &EarlyHangup::new());
    argument("eavesdrop", &Eavesdrop::new("UUID"));
    argument("echo", &Echo::new());
    argument("enable_heartbeat", &EnableHeartbeat::new());
    argument("enable_heartbeat", &EnableHeartbeat { seconds: Some(1) });
    argument("enable_keepalive", &EnableKeepalive::new());
    argument("enable_keepalive", &EnableKeepalive { seconds: Some(1) });
    argument("endless_playback", &EndlessPlayback::new("some text"));
    argument("eval", &Eval::new());
    argument("eval", &Eval { expression: Some("some text".into()) });
    argument("event", &Event::new("some text"));
    argument("execute_extension", &ExecuteExtension::new("EXTENSION"));
    argument(
        "execute_extension",
        &ExecuteExtension {
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..ExecuteExtension::new("EXTENSION")
        },
    );
    argument("export", &Export::new("NAME", "some text"));
    argument("fax_detect", &FaxDetect::new());
    argument("filter_codecs", &FilterCodecs::new("CODECS"));
    argument("flush_dtmf", &FlushDtmf::new());
    argument("gentones", &Gentones::new("SCRIPT"));
    argument("gentones", &Gentones { loops: Some(1), ..Gentones::new("SCRIPT") });
    argument("hangup", &Hangup::new());
    argument("hangup", &Hangup { cause: Some(HangupCause::UserBusy) });
    argument("hold", &Hold::new());
    argument("hold", &Hold { display: Some("some text".into()) });
    argument("info", &Info::new());
    argument("info", &Info { level: Some("LEVEL".into()) });
    argument("intercept", &Intercept::new("UUID"));
    argument("intercept", &Intercept { leg: true, ..Intercept::new("UUID") });
    argument("ivr", &Ivr::new("MENU"));
    argument("jitterbuffer", &Jitterbuffer::new("SETTING"));
    argument("limit", &Limit::new("BACKEND", "REALM", "RESOURCE"));
    argument(
        "limit",
        &Limit {
            max: Some("MAX".into()),
            number: Some("NUMBER".into()),
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..Limit::new("BACKEND", "REALM", "RESOURCE")
        },
    );
    argument("limit_execute", &LimitExecute::new("BACKEND", "REALM", "RESOURCE", "MAX", "APPLICATION"));
    argument(
        "limit_execute",
        &LimitExecute {
            argument: Some("ARGUMENT".into()),
            ..LimitExecute::new("BACKEND", "REALM", "RESOURCE", "MAX", "APPLICATION")
        },
    );
    argument("limit_hash", &LimitHash::new("REALM", "RESOURCE"));
    argument(
        "limit_hash",
        &LimitHash {
            max: Some("MAX".into()),
            number: Some("NUMBER".into()),
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..LimitHash::new("REALM", "RESOURCE")
        },
    );
    argument("limit_hash_execute", &LimitHashExecute::new("REALM", "RESOURCE", "MAX", "APPLICATION"));
    argument(
        "limit_hash_execute",
        &LimitHashExecute {
            argument: Some("ARGUMENT".into()),
            ..LimitHashExecute::new("REALM", "RESOURCE", "MAX", "APPLICATION")
        },
    );
    argument("log", &Log::new("LEVEL", "some text"));
    argument("loop_playback", &LoopPlayback::new("some text"));
    argument("loop_playback", &LoopPlayback { loops: Some(1), ..LoopPlayback::new("some text") });
    argument("media_reset", &MediaReset::new());
    argument("mkdir", &Mkdir::new("some text"));
    argument("multiset", &Multiset::new(pairs()));
    argument("multiunset", &Multiunset::new("some text"));
    argument("mutex", &Mutex::new("KEY"));
    argument("mutex", &Mutex { state: Some(MutexState::On), ..Mutex::new("KEY") });
    argument("native_eavesdrop", &NativeEavesdrop::new("UUID"));
    argument(
        "native_eavesdrop",
        &NativeEavesdrop { direction: Some(NativeEavesdropDirection::Read), ..NativeEavesdrop::new("UUID") },
    );
    argument("novideo", &Novideo::new());
    argument("park", &Park::new());
    argument("park_state", &ParkState::new());
    argument("phrase", &Phrase::new("MACRO"));
    argument("phrase", &Phrase { data: Some("some text".into()), ..Phrase::new("MACRO") });
    argument("pickup", &Pickup::new());
    argument("pickup", &Pickup { key: Some("KEY".into()) });
    argument("play_and_detect_speech", &PlayAndDetectSpeech::new("FILE", "ENGINE", "some text"));
    argument(
        "play_and_get_digits",
        &PlayAndGetDigits::new(1, 1, 1, 1, "TERMINATORS", "FILE", "INVALID_FILE", "VARIABLE", "REGEXP"),
    );
    argument(
        "play_and_get_digits",
        &PlayAndGetDigits {
            digit_timeout: Some(1),
            failure: Some("FAILURE".into()),
            ..PlayAndGetDigits::new(1, 1, 1, 1, "TERMINATORS", "FILE", "INVALID_FILE", "VARIABLE", "REGEXP")
        },
    );
    argument("playback", &Playback::new("some text"));
    argument("pre_answer", &PreAnswer::new());
    argument("preprocess", &Preprocess::new("some text"));
    argument("presence", &Presence::new("RPID", "STATUS"));
    argument("presence", &Presence { id: Some("ID".into()), ..Presence::new("RPID", "STATUS") });
    argument("privacy", &Privacy::new(PrivacyWhat::Off));
    argument("push", &Push::new("NAME", "VALUE"));
    argument("queue_dtmf", &QueueDtmf::new("DIGITS"));
    argument("queue_dtmf", &QueueDtmf { tone_duration: Some(1), ..QueueDtmf::new("DIGITS") });
    argument("read", &Read::new(1, 1, "FILE", "VARIABLE", 1, "TERMINATORS"));
    argument("read", &Read { digit_timeout: Some(1), ..Read::new(1, 1, "FILE", "VARIABLE", 1, "TERMINATORS") });
    argument("record", &Record::new("PATH"));
    argument("record", &Record { limit: Some(1), silence_thresh: Some(1), silence_hits: Some(1), ..Record::new("PATH") });
    argument("record_session", &RecordSession::new("PATH"));
    argument("record_session", &RecordSession { limit: Some("LIMIT".into()), ..RecordSession::new("PATH") });
    argument("record_session_mask", &RecordSessionMask::new("some text"));
    argument("record_session_pause", &RecordSessionPause::new("some text"));
    argument("record_session_resume", &RecordSessionResume::new("some text"));
    argument("record_session_unmask", &RecordSessionUnmask::new("some text"));
    argument("recovery_refresh", &RecoveryRefresh::new());
    argument("redirect", &Redirect::new("some text"));
    argument("remove_bugs", &RemoveBugs::new());
    argument("remove_bugs", &RemoveBugs { function: Some("FUNCTION".into()) });
    argument("rename", &Rename::new("FROM", "TO"));
    argument("respond", &Respond::new("some text"));
    argument("reuse_caller_profile", &ReuseCallerProfile::new());
    argument("ring_ready", &RingReady::new());
    argument("say", &Say::new("MODULE", "TYPE", "METHOD", "TEXT"));
    argument(
        "say",
        &Say { language: Some("LANGUAGE".into()), gender: Some("GENDER".into()), ..Say::new("MODULE", "TYPE", "METHOD", "TEXT") },
    );
    argument("sched_broadcast", &SchedBroadcast::new(Schedule::In(60), "PATH"));
    argument(
        "sched_broadcast",
        &SchedBroadcast { legs: Some(SchedBroadcastLegs::Aleg), ..SchedBroadcast::new(Schedule::In(60), "PATH") },
    );
    argument("sched_cancel", &SchedCancel::new());
    argument("sched_cancel", &SchedCancel { group: Some("GROUP".into()) });
    argument("sched_hangup", &SchedHangup::new(Schedule::In(60)));
    argument("sched_hangup", &SchedHangup { cause: Some(HangupCause::UserBusy), ..SchedHangup::new(Schedule::In(60)) });
    argument("sched_heartbeat", &SchedHeartbeat::new());
    argument("sched_heartbeat", &SchedHeartbeat { seconds: Some(1) });
    argument("sched_transfer", &SchedTransfer::new(Schedule::In(60), "EXTENSION"));
    argument(
        "sched_transfer",
        &SchedTransfer {
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..SchedTransfer::new(Schedule::In(60), "EXTENSION")
        },
    );
    argument("send_display", &SendDisplay::new("some text"));
    argument("send_dtmf", &SendDtmf::new("DIGITS"));
    argument("send_dtmf", &SendDtmf { tone_duration: Some(1), ..SendDtmf::new("DIGITS") });
    argument("send_info", &SendInfo::new("some text"));
    argument("session_loglevel", &SessionLoglevel::new("LEVEL"));
    argument("set", &Set::new("NAME", "VALUE"));
    argument("set_audio_level", &SetAudioLevel::new(SetAudioLevelDirection::Read, 1));
    argument("set_global", &SetGlobal::new("NAME", "some text"));
    argument("set_media_stats", &SetMediaStats::new());
    argument("set_mute", &SetMute::new(SetMuteDirection::Read, "STATE"));
    argument("set_name", &SetName::new("some text"));
    argument("set_profile_var", &SetProfileVar::new("NAME", "some text"));
    argument("set_user", &SetUser::new("USER", "DOMAIN"));
    argument("set_user", &SetUser { prefix: Some("PREFIX".into()), ..SetUser::new("USER", "DOMAIN") });
    argument("set_zombie_exec", &SetZombieExec::new());
    argument("sleep", &Sleep::new(1));
    argument("soft_hold", &SoftHold::new("KEY"));
    argument("soft_hold", &SoftHold { music_a: Some("MUSIC_A".into()), music_b: Some("MUSIC_B".into()), ..SoftHold::new("KEY") });
    argument("sound_test", &SoundTest::new());
    argument("sound_test", &SoundTest { setting: Some("some text".into()) });
    argument("speak", &Speak::new("ENGINE", "VOICE", "TEXT"));
    argument("start_dtmf", &StartDtmf::new());
    argument("start_dtmf_generate", &StartDtmfGenerate::new());
    argument("stop", &Stop::new());
    argument("stop_displace_session", &StopDisplaceSession::new("some text"));
    argument("stop_dtmf", &StopDtmf::new());
    argument("stop_dtmf_generate", &StopDtmfGenerate::new());
    argument("stop_dtmf_generate", &StopDtmfGenerate { direction: true });
    argument("stop_record_session", &StopRecordSession::new("some text"));
    argument("stop_tone_detect", &StopToneDetect::new());
    argument("stop_video_write_overlay", &StopVideoWriteOverlay::new("some text"));
    argument("strftime", &Strftime::new("some text"));
    argument("strftime", &Strftime { epoch: Some(1), ..Strftime::new("some text") });
    argument("system", &System::new("some text"));
    argument("three_way", &ThreeWay::new("UUID"));
    argument("tone_detect", &ToneDetect::new("KEY", "TONE_SPEC"));
    argument(
        "tone_detect",
        &ToneDetect {
            flags: Some("FLAGS".into()),
            timeout: Some("TIMEOUT".into()),
            application: Some("APPLICATION".into()),
            argument: Some("ARGUMENT".into()),
            hits: Some(1),
            ..ToneDetect::new("KEY", "TONE_SPEC")
        },
    );
    argument("transfer", &Transfer::new("EXTENSION"));
    argument(
        "transfer",
        &Transfer {
            leg: Some(TransferLeg::Bleg),
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..Transfer::new("EXTENSION")
        },
    );
    argument("transfer_vars", &TransferVars::new("some text"));
    argument("unbind_meta_app", &UnbindMetaApp::new());
    argument("unbind_meta_app", &UnbindMetaApp { key: Some("KEY".into()) });
    argument("unblock_dtmf", &UnblockDtmf::new());
    argument("unhold", &Unhold::new());
    argument("unset", &Unset::new("NAME"));
    argument("unshift", &Unshift::new("NAME", "VALUE"));
    argument("vad_test", &VadTest::new());
    argument("vad_test", &VadTest { mode: Some(1) });
    argument("verbose_events", &VerboseEvents::new());
    argument("video_decode", &VideoDecode::new());
    argument("video_decode", &VideoDecode { state: Some(VideoDecodeState::On) });
    argument("video_refresh", &VideoRefresh::new());
    argument("video_refresh", &VideoRefresh { mode: Some(VideoRefreshMode::Manual) });
    argument("video_write_overlay", &VideoWriteOverlay::new("PATH"));
    argument(
        "video_write_overlay",
        &VideoWriteOverlay { position: Some("POSITION".into()), alpha: Some(1), ..VideoWriteOverlay::new("PATH") },
    );
    argument("wait_for_answer", &WaitForAnswer::new());
    argument("wait_for_silence", &WaitForSilence::new(1, 1, 1, 1));
    argument("wait_for_silence", &WaitForSilence { file: Some("FILE".into()), ..WaitForSilence::new(1, 1, 1, 1) });
    argument("wait_for_video_ready", &WaitForVideoReady::new());
    argument("wait_for_video_ready", &WaitForVideoReady { milliseconds: Some(1) });
    argument("callcenter", &Callcenter::new("QUEUE"));
    argument("callcenter_track", &CallcenterTrack::new("AGENT"));
    argument("conference", &Conference::new("CONFERENCE"));
    argument(
        "conference",
        &Conference { profile: Some("PROFILE".into()), pin: Some("PIN".into()), ..Conference::new("CONFERENCE") },
    );
    argument("conference_set_auto_outcall", &ConferenceSetAutoOutcall::new(dial()));
    argument("db", &Db::new(DbAction::Insert, "REALM", "KEY"));
    argument("db", &Db { value: Some("VALUE".into()), ..Db::new(DbAction::Insert, "REALM", "KEY") });
    argument("group", &Group::new(GroupAction::Insert, "GROUP", "URL"));
    argument("hash", &Hash::new(HashAction::Insert, "REALM", "KEY"));
    argument("hash", &Hash { value: Some("VALUE".into()), ..Hash::new(HashAction::Insert, "REALM", "KEY") });
    argument("fifo", &Fifo::new("FIFO"));
    argument("fifo", &Fifo { role: Some(FifoRole::In), options: Some("some text".into()), ..Fifo::new("FIFO") });
    argument("fifo_track_call", &FifoTrackCall::new("UUID"));
    argument("lua", &Lua::new("some text"));
    argument("socket", &Socket::new("HOST"));
    argument("socket", &Socket { asynchronous: true, full: true, ..Socket::new("HOST") });
    argument("msrp_recv_file", &MsrpRecvFile::new("some text"));
    argument("msrp_send_file", &MsrpSendFile::new("some text"));
    argument("final", &Final::new());
    argument("final", &Final { text: Some("some text".into()) });
    argument("fire", &Fire::new());
    argument("fire", &Fire { text: Some("some text".into()) });
    argument("reply", &Reply::new());
    argument("reply", &Reply { text: Some("some text".into()) });
    argument("send", &Send::new());
    argument("send", &Send { text: Some("some text".into()) });
    argument("sofia_sla", &SofiaSla::new("UUID"));
    argument("sofia_stir_shaken_vs", &SofiaStirShakenVs::new());
    argument("rxfax", &Rxfax::new("some text"));
    argument("txfax", &Txfax::new("some text"));
    argument("stopfax", &Stopfax::new());
    argument("t38_gateway", &T38Gateway::new());
    argument("t38_gateway", &T38Gateway { direction: Some(T38GatewayDirection::Own) });
    argument("spandsp_detect_tdd", &SpandspDetectTdd::new());
    argument("spandsp_inject_tdd", &SpandspInjectTdd::new("some text"));
    argument("spandsp_send_tdd", &SpandspSendTdd::new("some text"));
    argument("spandsp_start_dtmf", &SpandspStartDtmf::new());
    argument("spandsp_start_fax_detect", &SpandspStartFaxDetect::new("APPLICATION"));
    argument(
        "spandsp_start_fax_detect",
        &SpandspStartFaxDetect {
            argument: Some("ARGUMENT".into()),
            timeout: Some(1),
            tone_type: Some("TONE_TYPE".into()),
            ..SpandspStartFaxDetect::new("APPLICATION")
        },
    );
    argument("spandsp_start_tone_detect", &SpandspStartToneDetect::new("NAME"));
    argument("spandsp_stop_detect_tdd", &SpandspStopDetectTdd::new());
    argument("spandsp_stop_dtmf", &SpandspStopDtmf::new());
    argument("spandsp_stop_fax_detect", &SpandspStopFaxDetect::new());
    argument("spandsp_stop_inject_tdd", &SpandspStopInjectTdd::new());
    argument("spandsp_stop_tone_detect", &SpandspStopToneDetect::new());
    argument("valet_park", &ValetPark::new("LOT", "EXTENSION"));
    argument(
        "valet_park",
        &ValetPark {
            min: Some("MIN".into()),
            max: Some("MAX".into()),
            to: Some("TO".into()),
            prompt: Some("PROMPT".into()),
            ..ValetPark::new("LOT", "EXTENSION")
        },
    );
    argument("unloop", &Unloop::new());
}
