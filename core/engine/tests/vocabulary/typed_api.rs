// Written by ci/generate from core/engine/catalogue/api.toml: change that, not this.

//! Each typed builder, made with the values that the golden lines are made of.

use eslng_engine::command::api::*;
use eslng_engine::command::syntax::{Action, Schedule};
use eslng_engine::vocabulary::HangupCause;

use super::typed::{dial, line, pairs};

#[test]
fn every_typed_builder_writes_a_golden_line() {
    line("shutdown_console", &ShutdownConsole::new());
    line("acl", &Acl::new("IP", "LIST"));
    line("alias_add", &AliasAdd::new("ALIAS", "some text"));
    line("alias_stickyadd", &AliasStickyadd::new("ALIAS", "some text"));
    line("alias_del", &AliasDel::new("ALIAS"));
    line("banner", &Banner::new());
    line("bg_spawn", &BgSpawn::new("some text"));
    line("bg_system", &BgSystem::new("some text"));
    line("bgapi", &Bgapi::new("some text"));
    line("break", &Break::new("UUID"));
    line("break", &Break { all: true, ..Break::new("UUID") });
    line("coalesce", &Coalesce::new("some text"));
    line("complete_add", &CompleteAdd::new("some text"));
    line("complete_del", &CompleteDel::new("some text"));
    line("cond", &Cond::new("LEFT", CondOperator::Equal, "RIGHT", "THEN", "OTHERWISE"));
    line("console_complete", &ConsoleComplete::new("some text"));
    line("console_complete_xml", &ConsoleCompleteXml::new("some text"));
    line("create_uuid", &CreateUuid::new());
    line("create_uuid", &CreateUuid { uuid: Some("UUID".into()), other_uuid: Some("OTHER_UUID".into()) });
    line("db_cache_status", &DbCacheStatus::new());
    line("domain_data", &DomainData::new("DOMAIN", DomainDataSection::Var, "NAME"));
    line("domain_exists", &DomainExists::new("DOMAIN"));
    line("echo", &Echo::new("some text"));
    line("escape", &Escape::new("some text"));
    line("eval", &Eval::new("EXPRESSION"));
    line("eval", &Eval { uuid: Some("UUID".into()), ..Eval::new("EXPRESSION") });
    line("event_channel_broadcast", &EventChannelBroadcast::new("CHANNEL", "some text"));
    line("expand", &Expand::new("COMMAND"));
    line("expand", &Expand { uuid: Some("UUID".into()), ..Expand::new("COMMAND") });
    line("file_exists", &FileExists::new("some text"));
    line("find_user_xml", &FindUserXml::new("KEY", "USER", "DOMAIN"));
    line("getcputime", &Getcputime::new());
    line("getcputime", &Getcputime { reset: true });
    line("getenv", &Getenv::new("NAME"));
    line("gethost", &Gethost::new());
    line("gethost", &Gethost { name: Some("NAME".into()) });
    line("global_getvar", &GlobalGetvar::new());
    line("global_getvar", &GlobalGetvar { name: Some("NAME".into()) });
    line("global_setvar", &GlobalSetvar::new("NAME", "some text"));
    line("group_call", &GroupCall::new("GROUP"));
    line("group_call", &GroupCall { domain: Some("DOMAIN".into()), order: Some(GroupCallOrder::A), ..GroupCall::new("GROUP") });
    line("help", &Help::new());
    line("host_lookup", &HostLookup::new("HOSTNAME"));
    line("hostname", &Hostname::new());
    line("hupall", &Hupall::new(HangupCause::UserBusy));
    line(
        "hupall",
        &Hupall {
            variable: Some("VARIABLE".into()),
            value: Some("VALUE".into()),
            variable2: Some("VARIABLE2".into()),
            value2: Some("VALUE2".into()),
            ..Hupall::new(HangupCause::UserBusy)
        },
    );
    line("in_group", &InGroup::new("USER", "GROUP"));
    line("in_group", &InGroup { domain: Some("DOMAIN".into()), ..InGroup::new("USER", "GROUP") });
    line("interface_allowlist_dump", &InterfaceAllowlistDump::new());
    line("interface_allowlist_dump", &InterfaceAllowlistDump { modules: true, plain: true });
    line("interface_ip", &InterfaceIp::new(InterfaceIpFamily::Auto, "INTERFACE"));
    line("is_lan_addr", &IsLanAddr::new("IP"));
    line("json", &Json::new("some text"));
    line("limit_hash_usage", &LimitHashUsage::new("REALM", "ID"));
    line("limit_interval_reset", &LimitIntervalReset::new("BACKEND", "REALM", "RESOURCE"));
    line("limit_reset", &LimitReset::new("BACKEND"));
    line("limit_status", &LimitStatus::new("BACKEND"));
    line("limit_usage", &LimitUsage::new("BACKEND", "REALM", "RESOURCE"));
    line("list_users", &ListUsers::new());
    line(
        "list_users",
        &ListUsers {
            group: Some("GROUP".into()),
            domain: Some("DOMAIN".into()),
            user: Some("USER".into()),
            context: Some("CONTEXT".into()),
        },
    );
    line("load", &Load::new("MODULE"));
    line("log", &Log::new("LEVEL", "some text"));
    line("md5", &Md5::new("some text"));
    line("memory", &Memory::new());
    line("module_exists", &ModuleExists::new("MODULE"));
    line("msleep", &Msleep::new(1));
    line("msrp_debug", &MsrpDebug::new(MsrpDebugState::On));
    line("msrp_restart", &MsrpRestart::new());
    line("nat_map_status", &NatMapStatus::new());
    line("nat_map_reinit", &NatMapReinit::new());
    line("nat_map_republish", &NatMapRepublish::new());
    line("nat_map_add", &NatMapAdd::new(1));
    line("nat_map_add", &NatMapAdd { protocol: Some(NatMapAddProtocol::Tcp), sticky: true, ..NatMapAdd::new(1) });
    line("nat_map_del", &NatMapDel::new(1));
    line("nat_map_del", &NatMapDel { protocol: Some(NatMapDelProtocol::Tcp), ..NatMapDel::new(1) });
    line("nat_map_mapping", &NatMapMapping::new(NatMapMappingState::Enable));
    line("pause", &Pause::new("UUID", PauseState::On));
    line("pool_stats", &PoolStats::new());
    line("quote_shell_arg", &QuoteShellArg::new("some text"));
    line("reg_url", &RegUrl::new("USER", "DOMAIN"));
    line("regex", &Regex::new("DATA", "PATTERN"));
    line(
        "regex",
        &Regex { substitution: Some("SUBSTITUTION".into()), flag: Some(RegexFlag::N), ..Regex::new("DATA", "PATTERN") },
    );
    line("regex_slash", &RegexSlash::new("DATA", "PATTERN"));
    line(
        "regex_slash",
        &RegexSlash {
            substitution: Some("SUBSTITUTION".into()),
            flag: Some(RegexSlashFlag::N),
            ..RegexSlash::new("DATA", "PATTERN")
        },
    );
    line("regex_tilde", &RegexTilde::new("DATA", "PATTERN"));
    line(
        "regex_tilde",
        &RegexTilde {
            substitution: Some("SUBSTITUTION".into()),
            flag: Some(RegexTildeFlag::N),
            ..RegexTilde::new("DATA", "PATTERN")
        },
    );
    line("reload", &Reload::new("MODULE"));
    line("reload", &Reload { force: true, ..Reload::new("MODULE") });
    line("reloadacl", &Reloadacl::new());
    line("reloadacl", &Reloadacl { reloadxml: true });
    line("reloadcert", &Reloadcert::new());
    line("reloadxml", &Reloadxml::new());
    line("replace", &Replace::new("DATA", "SEARCH", "REPLACEMENT"));
    line("say_string", &SayString::new("MODULE", "LANGUAGE", "TYPE", "METHOD", "TEXT"));
    line(
        "say_string",
        &SayString {
            extension: Some("EXTENSION".into()),
            language_extension: Some("LANGUAGE_EXTENSION".into()),
            gender: Some("GENDER".into()),
            ..SayString::new("MODULE", "LANGUAGE", "TYPE", "METHOD", "TEXT")
        },
    );
    line("sched_api", &SchedApi::new(Schedule::In(60), "GROUP", "some text"));
    line("sched_api", &SchedApi { thread: true, ..SchedApi::new(Schedule::In(60), "GROUP", "some text") });
    line("sched_broadcast", &SchedBroadcast::new(Schedule::In(60), "UUID", Action::run("say", "en number 1")));
    line(
        "sched_broadcast",
        &SchedBroadcast {
            legs: Some(SchedBroadcastLegs::Aleg),
            ..SchedBroadcast::new(Schedule::In(60), "UUID", Action::run("say", "en number 1"))
        },
    );
    line("sched_del", &SchedDel::new("TASK"));
    line("sched_hangup", &SchedHangup::new(Schedule::In(60), "UUID"));
    line("sched_hangup", &SchedHangup { cause: Some(HangupCause::UserBusy), ..SchedHangup::new(Schedule::In(60), "UUID") });
    line("sched_transfer", &SchedTransfer::new(Schedule::In(60), "UUID", "EXTENSION"));
    line(
        "sched_transfer",
        &SchedTransfer {
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..SchedTransfer::new(Schedule::In(60), "UUID", "EXTENSION")
        },
    );
    line("shutdown", &Shutdown::new());
    line("spawn", &Spawn::new("some text"));
    line("spawn_stream", &SpawnStream::new("some text"));
    line("sql_escape", &SqlEscape::new("some text"));
    line("status", &Status::new());
    line("strftime_tz", &StrftimeTz::new("TIMEZONE"));
    line("strftime_tz", &StrftimeTz { epoch: Some(1), format: Some("some text".into()), ..StrftimeTz::new("TIMEZONE") });
    line("stun", &Stun::new("SERVER"));
    line("stun", &Stun { source: Some("SOURCE".into()), ..Stun::new("SERVER") });
    line("switchname", &Switchname::new());
    line("system", &System::new("some text"));
    line("time_test", &TimeTest::new(1));
    line("time_test", &TimeTest { count: Some(1), ..TimeTest::new(1) });
    line("timer_test", &TimerTest::new(TimerTestInterval::N10));
    line("timer_test", &TimerTest { count: Some(1), timer: Some("TIMER".into()), ..TimerTest::new(TimerTestInterval::N10) });
    line("tolower", &Tolower::new("some text"));
    line("tone_detect", &ToneDetect::new("UUID", "KEY", "TONE_SPEC"));
    line(
        "tone_detect",
        &ToneDetect {
            flags: Some(ToneDetectFlags::R),
            timeout: Some("TIMEOUT".into()),
            application: Some("APPLICATION".into()),
            argument: Some("ARGUMENT".into()),
            hits: Some(1),
            ..ToneDetect::new("UUID", "KEY", "TONE_SPEC")
        },
    );
    line("toupper", &Toupper::new("some text"));
    line("unload", &Unload::new("MODULE"));
    line("unload", &Unload { force: true, ..Unload::new("MODULE") });
    line("unsched_api", &UnschedApi::new("TASK"));
    line("uptime", &Uptime::new());
    line("uptime", &Uptime { unit: Some(UptimeUnit::Us) });
    line("url_decode", &UrlDecode::new("some text"));
    line("url_encode", &UrlEncode::new("some text"));
    line("user_data", &UserData::new("USER", "DOMAIN", UserDataSection::Attr, "NAME"));
    line("user_exists", &UserExists::new("KEY", "USER", "DOMAIN"));
    line("version", &Version::new());
    line("version", &Version { short: true });
    line("xml_flush_cache", &XmlFlushCache::new("ID", "KEY", "VALUE"));
    line("xml_locate_root", &XmlLocateRoot::new());
    line("xml_locate", &XmlLocate::new("SECTION"));
    line(
        "xml_locate",
        &XmlLocate { tag: Some("TAG".into()), key: Some("KEY".into()), value: Some("VALUE".into()), ..XmlLocate::new("SECTION") },
    );
    line("xml_wrap", &XmlWrap::new("some text"));
    line("uuid_answer", &UuidAnswer::new("UUID"));
    line("uuid_audio_start", &UuidAudioStart::new("UUID", UuidAudioStartDirection::Read, UuidAudioStartWhat::Mute, 1));
    line("uuid_audio_stop", &UuidAudioStop::new("UUID"));
    line("uuid_break", &UuidBreak::new("UUID"));
    line("uuid_break", &UuidBreak { all: true, ..UuidBreak::new("UUID") });
    line("uuid_bridge", &UuidBridge::new("UUID", "OTHER_UUID"));
    line("uuid_broadcast", &UuidBroadcast::new("UUID", Action::run("say", "en number 1")));
    line(
        "uuid_broadcast",
        &UuidBroadcast { legs: Some(UuidBroadcastLegs::Aleg), ..UuidBroadcast::new("UUID", Action::run("say", "en number 1")) },
    );
    line("uuid_buglist", &UuidBuglist::new("UUID"));
    line("uuid_capture_text", &UuidCaptureText::new("UUID", UuidCaptureTextState::On));
    line("uuid_chat", &UuidChat::new("UUID", "some text"));
    line("uuid_codec_debug", &UuidCodecDebug::new("UUID", UuidCodecDebugMedia::Audio, 1));
    line(
        "uuid_codec_param",
        &UuidCodecParam::new("UUID", UuidCodecParamMedia::Audio, UuidCodecParamDirection::Read, "NAME", "VALUE"),
    );
    line("uuid_debug_media", &UuidDebugMedia::new("UUID", UuidDebugMediaDirection::Read, UuidDebugMediaState::On));
    line("uuid_deflect", &UuidDeflect::new("UUID", "URI"));
    line("uuid_displace_start", &UuidDisplaceStart::new("UUID", "FILE"));
    line("uuid_displace_start", &UuidDisplaceStart { limit: Some(1), mux: true, ..UuidDisplaceStart::new("UUID", "FILE") });
    line("uuid_displace_stop", &UuidDisplaceStop::new("UUID", "FILE"));
    line("uuid_display", &UuidDisplay::new("UUID", "some text"));
    line("uuid_display", &UuidDisplay { number: Some("some text".into()), ..UuidDisplay::new("UUID", "some text") });
    line("uuid_drop_dtmf", &UuidDropDtmf::new("UUID", UuidDropDtmfState::On));
    line(
        "uuid_drop_dtmf",
        &UuidDropDtmf {
            digits: Some("DIGITS".into()),
            file: Some("FILE".into()),
            ..UuidDropDtmf::new("UUID", UuidDropDtmfState::On)
        },
    );
    line("uuid_dual_transfer", &UuidDualTransfer::new("UUID", "A_EXTENSION", "B_EXTENSION"));
    line(
        "uuid_dual_transfer",
        &UuidDualTransfer {
            a_dialplan: Some("A_DIALPLAN".into()),
            a_context: Some("A_CONTEXT".into()),
            b_dialplan: Some("B_DIALPLAN".into()),
            b_context: Some("B_CONTEXT".into()),
            ..UuidDualTransfer::new("UUID", "A_EXTENSION", "B_EXTENSION")
        },
    );
    line("uuid_dump", &UuidDump::new("UUID"));
    line("uuid_dump", &UuidDump { format: Some(UuidDumpFormat::Txt), ..UuidDump::new("UUID") });
    line("uuid_early_ok", &UuidEarlyOk::new("UUID"));
    line("uuid_exists", &UuidExists::new("UUID"));
    line("uuid_fileman_speed", &UuidFilemanSpeed::new("UUID", "CHANGE"));
    line("uuid_fileman_volume", &UuidFilemanVolume::new("UUID", "CHANGE"));
    line("uuid_fileman_pause", &UuidFilemanPause::new("UUID"));
    line("uuid_fileman_stop", &UuidFilemanStop::new("UUID"));
    line("uuid_fileman_truncate", &UuidFilemanTruncate::new("UUID"));
    line("uuid_fileman_restart", &UuidFilemanRestart::new("UUID"));
    line("uuid_fileman_seek", &UuidFilemanSeek::new("UUID", "POSITION"));
    line("uuid_flush_dtmf", &UuidFlushDtmf::new("UUID"));
    line("uuid_getvar", &UuidGetvar::new("UUID", "NAME"));
    line("uuid_hold", &UuidHold::new("UUID"));
    line("uuid_hold", &UuidHold { display: Some("some text".into()), ..UuidHold::new("UUID") });
    line("uuid_hold_off", &UuidHoldOff::new("UUID"));
    line("uuid_hold_toggle", &UuidHoldToggle::new("UUID"));
    line("uuid_jitterbuffer", &UuidJitterbuffer::new("UUID", 1));
    line("uuid_jitterbuffer", &UuidJitterbuffer { max_msec: Some(1), ..UuidJitterbuffer::new("UUID", 1) });
    line("uuid_kill", &UuidKill::new("UUID"));
    line("uuid_kill", &UuidKill { cause: Some(HangupCause::UserBusy), ..UuidKill::new("UUID") });
    line("uuid_limit", &UuidLimit::new("UUID", "BACKEND", "REALM", "RESOURCE"));
    line(
        "uuid_limit",
        &UuidLimit {
            max: Some("MAX".into()),
            number: Some("NUMBER".into()),
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..UuidLimit::new("UUID", "BACKEND", "REALM", "RESOURCE")
        },
    );
    line("uuid_limit_release", &UuidLimitRelease::new("UUID", "BACKEND"));
    line(
        "uuid_limit_release",
        &UuidLimitRelease {
            realm: Some("REALM".into()),
            resource: Some("RESOURCE".into()),
            ..UuidLimitRelease::new("UUID", "BACKEND")
        },
    );
    line("uuid_loglevel", &UuidLoglevel::new("UUID", "LEVEL"));
    line("uuid_media", &UuidMedia::new("UUID"));
    line("uuid_media_off", &UuidMediaOff::new("UUID"));
    line("uuid_media_3p", &UuidMedia3p::new("UUID"));
    line("uuid_media_3p_off", &UuidMedia3pOff::new("UUID"));
    line("uuid_media_params", &UuidMediaParams::new("UUID", "some text"));
    line("uuid_media_reneg", &UuidMediaReneg::new("UUID"));
    line("uuid_media_reneg", &UuidMediaReneg { codecs: Some("CODECS".into()), ..UuidMediaReneg::new("UUID") });
    line("uuid_msrp_send", &UuidMsrpSend::new("UUID", "some text"));
    line("uuid_outgoing_answer", &UuidOutgoingAnswer::new("UUID"));
    line("uuid_park", &UuidPark::new("UUID"));
    line("uuid_pause", &UuidPause::new("UUID", UuidPauseState::On));
    line("uuid_phone_event", &UuidPhoneEvent::new("UUID", "EVENT"));
    line("uuid_pre_answer", &UuidPreAnswer::new("UUID"));
    line("uuid_preprocess", &UuidPreprocess::new("UUID", "some text"));
    line("uuid_record_start", &UuidRecordStart::new("UUID", "PATH"));
    line(
        "uuid_record_start",
        &UuidRecordStart {
            limit: Some(1),
            recording_vars: Some("RECORDING_VARS".into()),
            ..UuidRecordStart::new("UUID", "PATH")
        },
    );
    line("uuid_record_stop", &UuidRecordStop::new("UUID", "PATH"));
    line("uuid_record_mask", &UuidRecordMask::new("UUID", "PATH"));
    line("uuid_record_unmask", &UuidRecordUnmask::new("UUID", "PATH"));
    line("uuid_recovery_refresh", &UuidRecoveryRefresh::new("UUID", "URI"));
    line("uuid_recv_dtmf", &UuidRecvDtmf::new("UUID", "DIGITS"));
    line("uuid_redirect", &UuidRedirect::new("UUID", "URI"));
    line("uuid_ring_ready", &UuidRingReady::new("UUID"));
    line("uuid_ring_ready", &UuidRingReady { queued: true, ..UuidRingReady::new("UUID") });
    line("uuid_send_dtmf", &UuidSendDtmf::new("UUID", "DIGITS"));
    line("uuid_send_dtmf", &UuidSendDtmf { tone_duration: Some(1), ..UuidSendDtmf::new("UUID", "DIGITS") });
    line("uuid_send_info", &UuidSendInfo::new("UUID", "some text"));
    line(
        "uuid_send_info",
        &UuidSendInfo {
            mime_type: Some("MIME_TYPE".into()),
            mime_subtype: Some("MIME_SUBTYPE".into()),
            ..UuidSendInfo::new("UUID", "some text")
        },
    );
    line("uuid_send_message", &UuidSendMessage::new("UUID", "some text"));
    line("uuid_send_text", &UuidSendText::new("UUID", "some text"));
    line("uuid_session_heartbeat", &UuidSessionHeartbeat::new("UUID", 1));
    line("uuid_session_heartbeat", &UuidSessionHeartbeat { sched: true, ..UuidSessionHeartbeat::new("UUID", 1) });
    line("uuid_set_media_stats", &UuidSetMediaStats::new("UUID"));
    line("uuid_setvar", &UuidSetvar::new("UUID", "NAME"));
    line("uuid_setvar", &UuidSetvar { value: Some("some text".into()), ..UuidSetvar::new("UUID", "NAME") });
    line("uuid_setvar_multi", &UuidSetvarMulti::new("UUID", pairs()));
    line("uuid_simplify", &UuidSimplify::new("UUID"));
    line("uuid_transfer", &UuidTransfer::new("UUID", "EXTENSION"));
    line(
        "uuid_transfer",
        &UuidTransfer {
            leg: Some(UuidTransferLeg::Bleg),
            dialplan: Some("DIALPLAN".into()),
            context: Some("CONTEXT".into()),
            ..UuidTransfer::new("UUID", "EXTENSION")
        },
    );
    line("uuid_video_bandwidth", &UuidVideoBandwidth::new("UUID", "BITRATE"));
    line("uuid_video_bitrate", &UuidVideoBitrate::new("UUID", "BITRATE"));
    line("uuid_video_refresh", &UuidVideoRefresh::new("UUID"));
    line("uuid_video_refresh", &UuidVideoRefresh { mode: Some(UuidVideoRefreshMode::Auto), ..UuidVideoRefresh::new("UUID") });
    line("uuid_xfer_zombie", &UuidXferZombie::new("UUID"));
    line("uuid_zombie_exec", &UuidZombieExec::new("UUID"));
    line("fsctl_api_expansion", &FsctlApiExpansion::new());
    line("fsctl_api_expansion", &FsctlApiExpansion { state: Some(FsctlApiExpansionState::On) });
    line("fsctl_calibrate_clock", &FsctlCalibrateClock::new());
    line("fsctl_crash", &FsctlCrash::new());
    line("fsctl_debug_level", &FsctlDebugLevel::new());
    line("fsctl_debug_level", &FsctlDebugLevel { level: Some(1) });
    line("fsctl_debug_sql", &FsctlDebugSql::new());
    line("fsctl_default_dtmf_duration", &FsctlDefaultDtmfDuration::new());
    line("fsctl_default_dtmf_duration", &FsctlDefaultDtmfDuration { ticks: Some(1) });
    line("fsctl_flush_db_handles", &FsctlFlushDbHandles::new());
    line("fsctl_hupall", &FsctlHupall::new(HangupCause::UserBusy));
    line(
        "fsctl_hupall",
        &FsctlHupall {
            variable: Some("VARIABLE".into()),
            value: Some("VALUE".into()),
            ..FsctlHupall::new(HangupCause::UserBusy)
        },
    );
    line("fsctl_last_sps", &FsctlLastSps::new());
    line("fsctl_loglevel", &FsctlLoglevel::new());
    line("fsctl_loglevel", &FsctlLoglevel { level: Some("LEVEL".into()) });
    line("fsctl_max_dtmf_duration", &FsctlMaxDtmfDuration::new());
    line("fsctl_max_dtmf_duration", &FsctlMaxDtmfDuration { ticks: Some(1) });
    line("fsctl_max_sessions", &FsctlMaxSessions::new());
    line("fsctl_max_sessions", &FsctlMaxSessions { sessions: Some(1) });
    line("fsctl_mdns_resolve", &FsctlMdnsResolve::new());
    line("fsctl_mdns_resolve", &FsctlMdnsResolve { state: Some(FsctlMdnsResolveState::Enable) });
    line("fsctl_min_dtmf_duration", &FsctlMinDtmfDuration::new());
    line("fsctl_min_dtmf_duration", &FsctlMinDtmfDuration { ticks: Some(1) });
    line("fsctl_min_idle_cpu", &FsctlMinIdleCpu::new());
    line("fsctl_min_idle_cpu", &FsctlMinIdleCpu { percent: Some(2.5) });
    line("fsctl_pause", &FsctlPause::new());
    line("fsctl_pause", &FsctlPause { direction: Some(FsctlPauseDirection::Inbound) });
    line("fsctl_pause_check", &FsctlPauseCheck::new());
    line("fsctl_pause_check", &FsctlPauseCheck { direction: Some(FsctlPauseCheckDirection::Inbound) });
    line("fsctl_ready_check", &FsctlReadyCheck::new());
    line("fsctl_reclaim_mem", &FsctlReclaimMem::new());
    line("fsctl_recover", &FsctlRecover::new());
    line("fsctl_resume", &FsctlResume::new());
    line("fsctl_resume", &FsctlResume { direction: Some(FsctlResumeDirection::Inbound) });
    line("fsctl_save_history", &FsctlSaveHistory::new());
    line("fsctl_send_sighup", &FsctlSendSighup::new());
    line("fsctl_shutdown", &FsctlShutdown::new());
    line("fsctl_shutdown", &FsctlShutdown { how: Some(FsctlShutdownHow::Asap), then: Some(FsctlShutdownThen::Asap) });
    line("fsctl_shutdown_check", &FsctlShutdownCheck::new());
    line("fsctl_sps", &FsctlSps::new());
    line("fsctl_sps", &FsctlSps { sessions: Some(1) });
    line("fsctl_sps_peak_reset", &FsctlSpsPeakReset::new());
    line("fsctl_sql", &FsctlSql::new());
    line("fsctl_sql", &FsctlSql { action: Some(FsctlSqlAction::Start) });
    line("fsctl_sync_clock", &FsctlSyncClock::new());
    line("fsctl_sync_clock_when_idle", &FsctlSyncClockWhenIdle::new());
    line("fsctl_threaded_system_exec", &FsctlThreadedSystemExec::new());
    line("fsctl_threaded_system_exec", &FsctlThreadedSystemExec { state: Some(FsctlThreadedSystemExecState::True) });
    line("fsctl_uuid_version", &FsctlUuidVersion::new());
    line("fsctl_uuid_version", &FsctlUuidVersion { version: Some(FsctlUuidVersionVersion::N4) });
    line("fsctl_verbose_events", &FsctlVerboseEvents::new());
    line("fsctl_verbose_events", &FsctlVerboseEvents { state: Some(FsctlVerboseEventsState::On) });
    line("show_aliases", &ShowAliases::new());
    line("show_aliases", &ShowAliases { format: Some(ShowAliasesFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_api", &ShowApi::new());
    line("show_api", &ShowApi { format: Some(ShowApiFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_application", &ShowApplication::new());
    line("show_application", &ShowApplication { format: Some(ShowApplicationFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_bridged_calls", &ShowBridgedCalls::new());
    line(
        "show_bridged_calls",
        &ShowBridgedCalls { format: Some(ShowBridgedCallsFormat::Json), delimiter: Some("DELIMITER".into()) },
    );
    line("show_calls", &ShowCalls::new());
    line("show_calls", &ShowCalls { format: Some(ShowCallsFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_calls_count", &ShowCallsCount::new());
    line("show_calls_count", &ShowCallsCount { format: Some(ShowCallsCountFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_channels", &ShowChannels::new());
    line("show_channels", &ShowChannels { format: Some(ShowChannelsFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_channels_count", &ShowChannelsCount::new());
    line(
        "show_channels_count",
        &ShowChannelsCount { format: Some(ShowChannelsCountFormat::Json), delimiter: Some("DELIMITER".into()) },
    );
    line("show_channels_like", &ShowChannelsLike::new("MATCH"));
    line(
        "show_channels_like",
        &ShowChannelsLike {
            format: Some(ShowChannelsLikeFormat::Json),
            delimiter: Some("DELIMITER".into()),
            ..ShowChannelsLike::new("MATCH")
        },
    );
    line("show_chat", &ShowChat::new());
    line("show_chat", &ShowChat { format: Some(ShowChatFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_codec", &ShowCodec::new());
    line("show_codec", &ShowCodec { format: Some(ShowCodecFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_complete", &ShowComplete::new());
    line("show_complete", &ShowComplete { format: Some(ShowCompleteFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_detailed_bridged_calls", &ShowDetailedBridgedCalls::new());
    line(
        "show_detailed_bridged_calls",
        &ShowDetailedBridgedCalls { format: Some(ShowDetailedBridgedCallsFormat::Json), delimiter: Some("DELIMITER".into()) },
    );
    line("show_detailed_calls", &ShowDetailedCalls::new());
    line(
        "show_detailed_calls",
        &ShowDetailedCalls { format: Some(ShowDetailedCallsFormat::Json), delimiter: Some("DELIMITER".into()) },
    );
    line("show_dialplan", &ShowDialplan::new());
    line("show_dialplan", &ShowDialplan { format: Some(ShowDialplanFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_endpoint", &ShowEndpoint::new());
    line("show_endpoint", &ShowEndpoint { format: Some(ShowEndpointFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_file", &ShowFile::new());
    line("show_file", &ShowFile { format: Some(ShowFileFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_interface_types", &ShowInterfaceTypes::new());
    line(
        "show_interface_types",
        &ShowInterfaceTypes { format: Some(ShowInterfaceTypesFormat::Json), delimiter: Some("DELIMITER".into()) },
    );
    line("show_interfaces", &ShowInterfaces::new());
    line("show_interfaces", &ShowInterfaces { format: Some(ShowInterfacesFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_limits", &ShowLimits::new());
    line("show_limits", &ShowLimits { format: Some(ShowLimitsFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_management", &ShowManagement::new());
    line("show_management", &ShowManagement { format: Some(ShowManagementFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_modules", &ShowModules::new());
    line("show_modules", &ShowModules { format: Some(ShowModulesFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_nat_map", &ShowNatMap::new());
    line("show_nat_map", &ShowNatMap { format: Some(ShowNatMapFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_registrations", &ShowRegistrations::new());
    line(
        "show_registrations",
        &ShowRegistrations { format: Some(ShowRegistrationsFormat::Json), delimiter: Some("DELIMITER".into()) },
    );
    line("show_say", &ShowSay::new());
    line("show_say", &ShowSay { format: Some(ShowSayFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_status", &ShowStatus::new());
    line("show_status", &ShowStatus { format: Some(ShowStatusFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_tasks", &ShowTasks::new());
    line("show_tasks", &ShowTasks { format: Some(ShowTasksFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("show_timer", &ShowTimer::new());
    line("show_timer", &ShowTimer { format: Some(ShowTimerFormat::Json), delimiter: Some("DELIMITER".into()) });
    line("chat", &Chat::new("PROTOCOL", "FROM", "TO", "MESSAGE"));
    line("chat", &Chat { content_type: Some("CONTENT_TYPE".into()), ..Chat::new("PROTOCOL", "FROM", "TO", "MESSAGE") });
    line("page", &Page::new("some text"));
    line("presence", &Presence::new(PresenceDirection::In, "USER", "RPID", "MESSAGE"));
    line("strepoch", &Strepoch::new());
    line("strepoch", &Strepoch { date: Some("some text".into()) });
    line("strftime", &Strftime::new());
    line("strftime", &Strftime { epoch: Some(1), format: Some("some text".into()) });
    line("strmicroepoch", &Strmicroepoch::new());
    line("strmicroepoch", &Strmicroepoch { date: Some("some text".into()) });
    line("event_sink", &EventSink::new("some text"));
    line("expr", &Expr::new("some text"));
    line("console_loglevel", &ConsoleLoglevel::new());
    line("console_loglevel", &ConsoleLoglevel { level: Some("LEVEL".into()) });
    line("console_colorize", &ConsoleColorize::new());
    line("console_colorize", &ConsoleColorize { state: Some(ConsoleColorizeState::On) });
    line("console_uuid", &ConsoleUuid::new());
    line("console_uuid", &ConsoleUuid { state: Some(ConsoleUuidState::On) });
    line("console_json", &ConsoleJson::new());
    line("console_json", &ConsoleJson { state: Some(ConsoleJsonState::On) });
    line("lua", &Lua::new("some text"));
    line("luarun", &Luarun::new("some text"));
    line("db_insert", &DbInsert::new("REALM", "KEY", "VALUE"));
    line("db_delete", &DbDelete::new("REALM", "KEY"));
    line("db_select", &DbSelect::new("REALM", "KEY"));
    line("db_exists", &DbExists::new("REALM", "KEY"));
    line("db_count", &DbCount::new("REALM"));
    line("db_list", &DbList::new());
    line("db_list", &DbList { realm: Some("REALM".into()) });
    line("group_insert", &GroupInsert::new("GROUP", "some text"));
    line("group_delete", &GroupDelete::new("GROUP", "some text"));
    line("group_db_call", &GroupDbCall::new("GROUP"));
    line("group_db_call", &GroupDbCall { order: Some("ORDER".into()), ..GroupDbCall::new("GROUP") });
    line("hash_insert", &HashInsert::new("REALM", "KEY", "VALUE"));
    line("hash_delete", &HashDelete::new("REALM", "KEY"));
    line("hash_select", &HashSelect::new("REALM", "KEY"));
    line("hash_dump", &HashDump::new(HashDumpWhat::All));
    line("hash_dump", &HashDump { realm: Some("REALM".into()), ..HashDump::new(HashDumpWhat::All) });
    line("hash_remote_list", &HashRemoteList::new());
    line("hash_remote_kill", &HashRemoteKill::new("NAME"));
    line("hash_remote_rescan", &HashRemoteRescan::new());
    line("fifo_list", &FifoList::new());
    line("fifo_list", &FifoList { fifo: Some("FIFO".into()) });
    line("fifo_list_verbose", &FifoListVerbose::new());
    line("fifo_list_verbose", &FifoListVerbose { fifo: Some("FIFO".into()) });
    line("fifo_count", &FifoCount::new());
    line("fifo_count", &FifoCount { fifo: Some("FIFO".into()) });
    line("fifo_debug", &FifoDebug::new(1));
    line("fifo_status", &FifoStatus::new());
    line("fifo_has_outbound", &FifoHasOutbound::new());
    line("fifo_has_outbound", &FifoHasOutbound { fifo: Some("FIFO".into()) });
    line("fifo_importance", &FifoImportance::new("FIFO"));
    line("fifo_importance", &FifoImportance { importance: Some(1), ..FifoImportance::new("FIFO") });
    line("fifo_reparse", &FifoReparse::new());
    line("fifo_reparse", &FifoReparse { del_all: true });
    line("fifo_add_outbound", &FifoAddOutbound::new("FIFO", "URL"));
    line("fifo_add_outbound", &FifoAddOutbound { priority: Some(1), ..FifoAddOutbound::new("FIFO", "URL") });
    line("fifo_check_bridge", &FifoCheckBridge::new("UUID"));
    line("fifo_member_add", &FifoMemberAdd::new("FIFO", dial()));
    line(
        "fifo_member_add",
        &FifoMemberAdd {
            simo_count: Some(1),
            timeout: Some(1),
            lag: Some(1),
            expires: Some(1),
            taking_calls: Some(1),
            ..FifoMemberAdd::new("FIFO", dial())
        },
    );
    line("fifo_member_del", &FifoMemberDel::new("FIFO", dial()));
    line("local_stream_show", &LocalStreamShow::new());
    line("local_stream_show", &LocalStreamShow { name: Some("NAME".into()), format: Some(LocalStreamShowFormat::Xml) });
    line("local_stream_start", &LocalStreamStart::new("NAME"));
    line("local_stream_reload", &LocalStreamReload::new("NAME"));
    line("local_stream_stop", &LocalStreamStop::new("NAME"));
    line("local_stream_hup", &LocalStreamHup::new("NAME"));
    line("sndfile_debug", &SndfileDebug::new(SndfileDebugState::On));
    line("spandsp_start_tone_detect", &SpandspStartToneDetect::new("UUID", "NAME"));
    line("spandsp_stop_tone_detect", &SpandspStopToneDetect::new("UUID"));
    line("start_tdd_detect", &StartTddDetect::new("UUID"));
    line("stop_tdd_detect", &StopTddDetect::new("UUID"));
    line("uuid_send_tdd", &UuidSendTdd::new("UUID", "some text"));
    line("valet_info", &ValetInfo::new());
    line("valet_info", &ValetInfo { lot: Some("LOT".into()) });
    line("sofia_status", &SofiaStatus::new());
    line("sofia_status_profile", &SofiaStatusProfile::new("PROFILE"));
    line(
        "sofia_status_profile",
        &SofiaStatusProfile {
            what: Some(SofiaStatusProfileWhat::Reg),
            contact: Some("CONTACT".into()),
            ..SofiaStatusProfile::new("PROFILE")
        },
    );
    line("sofia_status_gateway", &SofiaStatusGateway::new("GATEWAY"));
    line("sofia_xmlstatus", &SofiaXmlstatus::new());
    line("sofia_xmlstatus_profile", &SofiaXmlstatusProfile::new("PROFILE"));
    line(
        "sofia_xmlstatus_profile",
        &SofiaXmlstatusProfile {
            what: Some(SofiaXmlstatusProfileWhat::Reg),
            contact: Some("CONTACT".into()),
            ..SofiaXmlstatusProfile::new("PROFILE")
        },
    );
    line("sofia_xmlstatus_gateway", &SofiaXmlstatusGateway::new("GATEWAY"));
    line("sofia_jsonstatus", &SofiaJsonstatus::new());
    line("sofia_profile", &SofiaProfile::new("PROFILE", SofiaProfileAction::Start));
    line(
        "sofia_profile",
        &SofiaProfile { argument: Some("some text".into()), ..SofiaProfile::new("PROFILE", SofiaProfileAction::Start) },
    );
    line("sofia_global", &SofiaGlobal::new(SofiaGlobalWhat::Siptrace, "STATE"));
    line("sofia_loglevel", &SofiaLoglevel::new("COMPONENT", 1));
    line("sofia_tracelevel", &SofiaTracelevel::new("LEVEL"));
    line("sofia_recover", &SofiaRecover::new());
    line("sofia_recover", &SofiaRecover { flush: true });
    line("sofia_help", &SofiaHelp::new());
    line("sofia_contact", &SofiaContact::new("USER", "DOMAIN"));
    line("sofia_contact", &SofiaContact { profile: Some("PROFILE".into()), ..SofiaContact::new("USER", "DOMAIN") });
    line("sofia_count_reg", &SofiaCountReg::new("USER", "DOMAIN"));
    line("sofia_count_reg", &SofiaCountReg { profile: Some("PROFILE".into()), ..SofiaCountReg::new("USER", "DOMAIN") });
    line("sofia_dig", &SofiaDig::new("some text"));
    line("sofia_gateway_data", &SofiaGatewayData::new("GATEWAY", SofiaGatewayDataKind::Ivar, "NAME"));
    line("sofia_presence_data", &SofiaPresenceData::new(SofiaPresenceDataWhat::List, "USER", "DOMAIN"));
    line(
        "sofia_presence_data",
        &SofiaPresenceData {
            profile: Some("PROFILE".into()),
            ..SofiaPresenceData::new(SofiaPresenceDataWhat::List, "USER", "DOMAIN")
        },
    );
    line("sofia_username_of", &SofiaUsernameOf::new("USER", "DOMAIN"));
    line("sofia_username_of", &SofiaUsernameOf { profile: Some("PROFILE".into()), ..SofiaUsernameOf::new("USER", "DOMAIN") });
    line("conference_list", &ConferenceList::new());
    line("conference_list", &ConferenceList { mode: Some("MODE".into()) });
    line("conference_json_list", &ConferenceJsonList::new());
    line("conference_xml_list", &ConferenceXmlList::new());
    line("conference_room_list", &ConferenceRoomList::new("CONFERENCE"));
    line("conference_room_json_list", &ConferenceRoomJsonList::new("CONFERENCE"));
    line("conference_room_xml_list", &ConferenceRoomXmlList::new("CONFERENCE"));
    line("conference_count", &ConferenceCount::new("CONFERENCE"));
    line("conference_kick", &ConferenceKick::new("CONFERENCE", "MEMBER"));
    line("conference_hup", &ConferenceHup::new("CONFERENCE", "MEMBER"));
    line("conference_mute", &ConferenceMute::new("CONFERENCE", "MEMBER"));
    line("conference_mute", &ConferenceMute { quiet: true, ..ConferenceMute::new("CONFERENCE", "MEMBER") });
    line("conference_tmute", &ConferenceTmute::new("CONFERENCE", "MEMBER"));
    line("conference_unmute", &ConferenceUnmute::new("CONFERENCE", "MEMBER"));
    line("conference_unmute", &ConferenceUnmute { quiet: true, ..ConferenceUnmute::new("CONFERENCE", "MEMBER") });
    line("conference_vmute", &ConferenceVmute::new("CONFERENCE", "MEMBER"));
    line("conference_unvmute", &ConferenceUnvmute::new("CONFERENCE", "MEMBER"));
    line("conference_deaf", &ConferenceDeaf::new("CONFERENCE", "MEMBER"));
    line("conference_undeaf", &ConferenceUndeaf::new("CONFERENCE", "MEMBER"));
    line("conference_play", &ConferencePlay::new("CONFERENCE", "FILE"));
    line("conference_play", &ConferencePlay { member: Some("MEMBER".into()), ..ConferencePlay::new("CONFERENCE", "FILE") });
    line("conference_stop", &ConferenceStop::new("CONFERENCE", ConferenceStopWhat::All));
    line(
        "conference_stop",
        &ConferenceStop { member: Some("MEMBER".into()), ..ConferenceStop::new("CONFERENCE", ConferenceStopWhat::All) },
    );
    line("conference_say", &ConferenceSay::new("CONFERENCE", "some text"));
    line("conference_saymember", &ConferenceSaymember::new("CONFERENCE", "MEMBER", "some text"));
    line("conference_dial", &ConferenceDial::new("CONFERENCE", dial()));
    line(
        "conference_dial",
        &ConferenceDial {
            cid_num: Some("CID_NUM".into()),
            cid_name: Some("CID_NAME".into()),
            ..ConferenceDial::new("CONFERENCE", dial())
        },
    );
    line("conference_bgdial", &ConferenceBgdial::new("CONFERENCE", dial()));
    line(
        "conference_bgdial",
        &ConferenceBgdial {
            cid_num: Some("CID_NUM".into()),
            cid_name: Some("CID_NAME".into()),
            ..ConferenceBgdial::new("CONFERENCE", dial())
        },
    );
    line("conference_dtmf", &ConferenceDtmf::new("CONFERENCE", "MEMBER", "DIGITS"));
    line("conference_energy", &ConferenceEnergy::new("CONFERENCE", "MEMBER"));
    line("conference_energy", &ConferenceEnergy { level: Some(1), ..ConferenceEnergy::new("CONFERENCE", "MEMBER") });
    line("conference_volume_in", &ConferenceVolumeIn::new("CONFERENCE", "MEMBER"));
    line("conference_volume_in", &ConferenceVolumeIn { level: Some(1), ..ConferenceVolumeIn::new("CONFERENCE", "MEMBER") });
    line("conference_volume_out", &ConferenceVolumeOut::new("CONFERENCE", "MEMBER"));
    line("conference_volume_out", &ConferenceVolumeOut { level: Some(1), ..ConferenceVolumeOut::new("CONFERENCE", "MEMBER") });
    line("conference_floor", &ConferenceFloor::new("CONFERENCE", "MEMBER"));
    line("conference_lock", &ConferenceLock::new("CONFERENCE"));
    line("conference_unlock", &ConferenceUnlock::new("CONFERENCE"));
    line("conference_pin", &ConferencePin::new("CONFERENCE", "PIN"));
    line("conference_nopin", &ConferenceNopin::new("CONFERENCE"));
    line("conference_record", &ConferenceRecord::new("CONFERENCE", "FILE"));
    line("conference_norecord", &ConferenceNorecord::new("CONFERENCE", "FILE"));
    line("conference_pause", &ConferencePause::new("CONFERENCE", "FILE"));
    line("conference_resume", &ConferenceResume::new("CONFERENCE", "FILE"));
    line("conference_recording", &ConferenceRecording::new("CONFERENCE", ConferenceRecordingAction::Start));
    line(
        "conference_recording",
        &ConferenceRecording {
            file: Some("FILE".into()),
            ..ConferenceRecording::new("CONFERENCE", ConferenceRecordingAction::Start)
        },
    );
    line("conference_exit_sound", &ConferenceExitSound::new("CONFERENCE", "some text"));
    line("conference_enter_sound", &ConferenceEnterSound::new("CONFERENCE", "some text"));
    line("conference_transfer", &ConferenceTransfer::new("CONFERENCE", "OTHER", "MEMBER"));
    line("conference_get", &ConferenceGet::new("CONFERENCE", "PARAMETER"));
    line("conference_set", &ConferenceSet::new("CONFERENCE", "PARAMETER", "VALUE"));
    line("callcenter_config_agent_add", &CallcenterConfigAgentAdd::new("NAME", CallcenterConfigAgentAddType::Callback));
    line("callcenter_config_agent_del", &CallcenterConfigAgentDel::new("NAME"));
    line("callcenter_config_agent_reload", &CallcenterConfigAgentReload::new("NAME"));
    line(
        "callcenter_config_agent_set_status",
        &CallcenterConfigAgentSetStatus::new("AGENT", CallcenterConfigAgentSetStatusStatus::LoggedOut),
    );
    line(
        "callcenter_config_agent_set_state",
        &CallcenterConfigAgentSetState::new("AGENT", CallcenterConfigAgentSetStateState::Idle),
    );
    line("callcenter_config_agent_set_contact", &CallcenterConfigAgentSetContact::new("AGENT", "CONTACT"));
    line("callcenter_config_agent_set_ready_time", &CallcenterConfigAgentSetReadyTime::new("AGENT", 1));
    line("callcenter_config_agent_set_reject_delay_time", &CallcenterConfigAgentSetRejectDelayTime::new("AGENT", 1));
    line("callcenter_config_agent_set_busy_delay_time", &CallcenterConfigAgentSetBusyDelayTime::new("AGENT", 1));
    line("callcenter_config_agent_set_no_answer_delay_time", &CallcenterConfigAgentSetNoAnswerDelayTime::new("AGENT", 1));
    line("callcenter_config_agent_get_status", &CallcenterConfigAgentGetStatus::new("AGENT"));
    line("callcenter_config_agent_get_state", &CallcenterConfigAgentGetState::new("AGENT"));
    line("callcenter_config_agent_get_uuid", &CallcenterConfigAgentGetUuid::new("AGENT"));
    line("callcenter_config_agent_list", &CallcenterConfigAgentList::new());
    line("callcenter_config_agent_list", &CallcenterConfigAgentList { agent: Some("AGENT".into()) });
    line("callcenter_config_tier_add", &CallcenterConfigTierAdd::new("QUEUE", "AGENT"));
    line(
        "callcenter_config_tier_add",
        &CallcenterConfigTierAdd { level: Some(1), position: Some(1), ..CallcenterConfigTierAdd::new("QUEUE", "AGENT") },
    );
    line(
        "callcenter_config_tier_set_state",
        &CallcenterConfigTierSetState::new("QUEUE", "AGENT", CallcenterConfigTierSetStateState::Ready),
    );
    line("callcenter_config_tier_set_level", &CallcenterConfigTierSetLevel::new("QUEUE", "AGENT", 1));
    line("callcenter_config_tier_set_position", &CallcenterConfigTierSetPosition::new("QUEUE", "AGENT", 1));
    line("callcenter_config_tier_del", &CallcenterConfigTierDel::new("QUEUE", "AGENT"));
    line("callcenter_config_tier_reload", &CallcenterConfigTierReload::new("QUEUE", "AGENT"));
    line("callcenter_config_tier_list", &CallcenterConfigTierList::new());
    line("callcenter_config_queue_load", &CallcenterConfigQueueLoad::new("QUEUE"));
    line("callcenter_config_queue_unload", &CallcenterConfigQueueUnload::new("QUEUE"));
    line("callcenter_config_queue_reload", &CallcenterConfigQueueReload::new("QUEUE"));
    line("callcenter_config_queue_list", &CallcenterConfigQueueList::new());
    line("callcenter_config_queue_list_agents", &CallcenterConfigQueueListAgents::new("QUEUE"));
    line(
        "callcenter_config_queue_list_agents",
        &CallcenterConfigQueueListAgents {
            status: Some("STATUS".into()),
            state: Some("STATE".into()),
            ..CallcenterConfigQueueListAgents::new("QUEUE")
        },
    );
    line("callcenter_config_queue_list_members", &CallcenterConfigQueueListMembers::new("QUEUE"));
    line("callcenter_config_queue_list_tiers", &CallcenterConfigQueueListTiers::new("QUEUE"));
    line("callcenter_config_queue_count", &CallcenterConfigQueueCount::new());
    line("callcenter_config_queue_count_agents", &CallcenterConfigQueueCountAgents::new("QUEUE"));
    line(
        "callcenter_config_queue_count_agents",
        &CallcenterConfigQueueCountAgents {
            status: Some("STATUS".into()),
            state: Some("STATE".into()),
            ..CallcenterConfigQueueCountAgents::new("QUEUE")
        },
    );
    line("callcenter_config_queue_count_members", &CallcenterConfigQueueCountMembers::new("QUEUE"));
    line("callcenter_config_queue_count_tiers", &CallcenterConfigQueueCountTiers::new("QUEUE"));
    line("callcenter_break_agent", &CallcenterBreakAgent::new("UUID"));
}
